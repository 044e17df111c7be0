import { expect } from '@playwright/test'
import * as z from 'zod'
import { addresses } from './addresses.ts'

const mailSchema = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** By name in small letters. */
  headers: z.record(z.string(), z.array(z.string())),
})

export type Mail = z.infer<typeof mailSchema>

/** Waits for the first mail to `to` whose subject or text holds `words`. */
export async function findMail(to: string, words: string, timeout = 20_000): Promise<Mail> {
  let found: Mail | undefined
  await expect
    .poll(
      async () => {
        const mails = await readMails(to)
        found = mails.find(({ subject, text }) => `${subject}\n${text}`.includes(words))
        return found !== undefined
      },
      { message: `a mail to ${to} about « ${words} »`, timeout },
    )
    .toBe(true)
  if (!found) throw new Error('unreachable')
  return found
}

export async function readMails(to: string): Promise<Mail[]> {
  const response = await fetch(`${addresses.mailbox}/messages?to=${encodeURIComponent(to)}`)
  return z.array(mailSchema).parse(await response.json())
}

/** The address in a mail that leads to a page of /connexion with its key. */
export function linkIn({ text }: Mail, page: string): string {
  const start = `${addresses.site}/connexion/${page}?cle=`
  const [link] = text.split(/\s+/).filter((word) => word.startsWith(start))
  if (!link) throw new Error(`The mail has no link to ${page}: ${text}`)
  return link
}
