import { setTimeout as sleep } from 'node:timers/promises'
import type { Mailbox, ReceivedMail } from '../../support/mailbox.ts'

const PATIENCE_MS = 60_000

/** The first mail to the address whose text holds the words. */
export async function waitForMail(
  mailbox: Mailbox,
  to: string,
  words: string,
): Promise<ReceivedMail> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const mail = mailbox.mailsTo(to).find(({ text }) => text?.includes(words))
    if (mail) return mail
    if (performance.now() > deadline) throw new Error(`No mail to ${to} with « ${words} »`)
    await sleep(20)
  }
}

/** The secret of the link that a mail holds. */
export function linkTokenOf({ text }: ReceivedMail): string {
  return /[?&]cle=([\w-]+)/.exec(text ?? '')?.[1] ?? ''
}

/** The one-time code that a mail holds. */
export function typedCodeOf({ text }: { text?: string | undefined }): string {
  return /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/.exec(text ?? '')?.[0] ?? ''
}
