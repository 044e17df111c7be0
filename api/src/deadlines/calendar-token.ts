import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whose calendar, and which of their addresses it was read at. */
export interface CalendarHolder {
  accountId: string
  version: number
}

/** What the address of a calendar holds: whoever has it reads the deadlines, and nothing more. */
export function signCalendarToken(key: Buffer, holder: CalendarHolder): string {
  return `${holder.accountId}.${String(holder.version)}.${signatureOf(key, holder)}`
}

/** Undefined for a token that the portal did not sign. */
export function readCalendarToken(key: Buffer, token: string): CalendarHolder | undefined {
  const [, accountId, version, signature] =
    /^([\w-]+)\.([1-9]\d{0,8})\.([\w-]{43})$/.exec(token) ?? []
  if (accountId === undefined || signature === undefined) return undefined
  const holder = { accountId, version: Number(version) }
  const isOurs = timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(key, holder)))
  return isOurs ? holder : undefined
}

function signatureOf(key: Buffer, { accountId, version }: CalendarHolder): string {
  return createHmac('sha256', key)
    .update(`enim-calendar ${accountId} ${String(version)}`)
    .digest('base64url')
}
