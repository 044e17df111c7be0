import { isDeepStrictEqual } from 'node:util'
import { mailTextRefusals, mailTextSchema, type MailText } from 'content-types'
import type { Deps } from '../deps.ts'
import { readEntries, refreshCopy } from '../platform/cms.ts'
import type { Wording } from '../platform/mail-texts.ts'
import { listWordings, replaceWordings } from './store.ts'

/**
 * Copies what editors wrote for mails. A text that cannot be used leaves the mail in the portal's
 * own words.
 */
export async function refreshMailTexts(deps: Deps): Promise<void> {
  await refreshCopy(deps, 'mail texts', async () => {
    const wordings = await fetchWordings(deps)
    if (isDeepStrictEqual(wordings, await listWordings(deps))) return undefined
    await deps.database.write(replaceWordings(wordings))
    return wordings.length
  })
  deps.mailTexts.replace(await listWordings(deps))
}

async function fetchWordings(deps: Deps): Promise<Wording[]> {
  const texts = await readEntries(deps, 'mail-texts', mailTextSchema, {})
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
