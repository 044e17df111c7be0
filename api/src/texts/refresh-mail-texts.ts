import { isDeepStrictEqual } from 'node:util'
import { mailTextRefusals, mailTextSchema, type MailText } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Wording } from '../platform/mail-texts.ts'
import { listWordings, replaceWordings } from './store.ts'

const PATIENCE_MS = 10_000

/**
 * Copies what editors wrote for mails. Without Strapi the last good copy stays, and a text that
 * cannot be used leaves the mail in the portal's own words.
 */
export async function refreshMailTexts(deps: Deps): Promise<void> {
  try {
    const wordings = await fetchWordings(deps)
    if (!isDeepStrictEqual(wordings, await listWordings(deps))) {
      await deps.database.write(replaceWordings(wordings))
      deps.log.info('mail texts refreshed', { count: wordings.length })
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    deps.log.warn('mail texts not refreshed', { reason })
  }
  deps.mailTexts.replace(await listWordings(deps))
}

async function fetchWordings(deps: Deps): Promise<Wording[]> {
  const { url, token } = deps.settings.cms
  const answer = await fetch(`${url}/api/mail-texts?pagination[pageSize]=100`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!answer.ok) throw new Error(`Strapi answered ${String(answer.status)}`)
  const { data } = z.object({ data: z.array(z.unknown()) }).parse(await answer.json())
  const texts = data.flatMap((entry) => mailTextSchema.safeParse(entry).data ?? [])
  const usable = texts.filter((text) => isUsable(deps, text))
  const byKey = new Map(usable.map(({ key, subject, body }) => [key, { key, subject, body }]))
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

function isUsable({ log }: Deps, text: MailText): boolean {
  const { subject, body } = mailTextRefusals(text)
  if (subject.length === 0 && body.length === 0) return true
  log.warn('mail text not used', { reason: text.key })
  return false
}
