import type { MailTextKey } from 'content-types'

/** What editors wrote for one mail; it was checked when it was read. */
export interface Wording {
  key: MailTextKey
  subject: string
  body: string
}

/** The words of mails as they were last read: a mail must not wait for them. */
export interface MailTexts {
  find(key: MailTextKey): Wording | undefined
  replace(wordings: readonly Wording[]): void
}

export function createMailTexts(): MailTexts {
  let known = new Map<MailTextKey, Wording>()
  return {
    find: (key) => known.get(key),
    replace(wordings) {
      known = new Map(wordings.map((wording) => [wording.key, wording]))
    },
  }
}
