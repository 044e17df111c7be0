import { createHmac, timingSafeEqual } from 'node:crypto'
import { previewClaimSchema, previewPath, previewText, type PreviewClaim } from 'content-types'
import { environment, type Environment } from './environment.ts'

export type ReadPreview =
  { kind: 'claim'; claim: PreviewClaim } | { kind: 'expired' } | { kind: 'forged' }

type Settings = Pick<Environment, 'PREVIEW_KEY'>

/** What a preview's address asks for, believed only when Strapi has signed all of it. */
export function readPreview(
  path: { kind: string | undefined; documentId: string | undefined },
  query: URLSearchParams,
  now = Date.now(),
  settings: Settings = environment(),
): ReadPreview {
  const parsed = previewClaimSchema.safeParse({ ...Object.fromEntries(query), ...path })
  if (!parsed.success) return { kind: 'forged' }
  const claim = parsed.data
  if (!isSame(query.get('signature') ?? '', sign(claim, settings))) return { kind: 'forged' }
  return claim.expires * 1_000 <= now ? { kind: 'expired' } : { kind: 'claim', claim }
}

/** The same contents seen as somebody else, for as long as this address leads anywhere. */
export function previewAs(
  claim: PreviewClaim,
  mode: PreviewClaim['mode'],
  settings: Settings = environment(),
): string {
  const other = { ...claim, mode }
  return previewPath(other, sign(other, settings))
}

function sign(claim: PreviewClaim, { PREVIEW_KEY }: Settings): string {
  return createHmac('sha256', PREVIEW_KEY).update(previewText(claim)).digest('base64url')
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
