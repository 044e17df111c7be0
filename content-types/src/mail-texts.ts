import { mailTextRules, type MailTextRule } from './mail-text-rules.ts'
import { placeholderRefusals } from './placeholders.ts'

export type MailTextKey = keyof typeof mailTextRules

export const mailTextKeys = Object.keys(mailTextRules) as [MailTextKey, ...MailTextKey[]]

/** Where the mail's own link and details come in a text; an object has neither. */
const places = ['lien', 'details']

/** What is wrong with a text, by field; none when the mail can be made of it. */
export function mailTextRefusals(text: { key: MailTextKey; subject: string; body: string }): {
  subject: string[]
  body: string[]
} {
  const { placeholders }: MailTextRule = mailTextRules[text.key]
  const inSubject = Object.entries(placeholders)
    .filter(([name]) => !places.includes(name))
    .map(([name, { example }]) => [name, { example }] as const)
  return {
    subject: placeholderRefusals(text.subject, Object.fromEntries(inSubject)),
    body: placeholderRefusals(text.body, placeholders),
  }
}

export function isMailTextKey(key: unknown): key is MailTextKey {
  return (mailTextKeys as readonly unknown[]).includes(key)
}
