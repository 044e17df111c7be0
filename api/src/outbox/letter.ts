import type { MailTextKey } from 'content-types'

/** What a mail says; `layOut` gives it its form. Whatever it holds is text: nothing is markup. */
export interface Letter {
  subject: string
  paragraphs: readonly Block[]
  /** For a mail that editors may reword: what fills their `{{…}}`, besides its links and details. */
  wording?: { key: MailTextKey; values: Readonly<Record<string, string>> }
}

export type Block =
  | string
  | { facts: readonly (readonly [label: string, value: string])[] }
  | { items: readonly string[] }
  | { link: { label: string; href: string } }
