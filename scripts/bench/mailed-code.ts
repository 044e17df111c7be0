import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'

const mailsSchema = z.array(z.object({ text: z.string() }))
const PATIENCE_MS = 20_000

/** The one-time code of the latest mail of the trial mailbox to an address. */
export async function readMailedCode(mailboxUrl: string, to: string): Promise<string> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const response = await fetch(`${mailboxUrl}/messages?to=${encodeURIComponent(to)}`)
    const mails = mailsSchema.parse(await response.json())
    const code = mails.flatMap(({ text }) => /usage unique : (\S+)/.exec(text)?.[1] ?? [])[0]
    if (code !== undefined) return code
    if (performance.now() > deadline) throw new Error(`No code was mailed to ${to}.`)
    await sleep(100)
  }
}
