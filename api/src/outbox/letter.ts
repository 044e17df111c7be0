/** What a mail says; `layOut` gives it its form. Whatever it holds is text: nothing is markup. */
export interface Letter {
  subject: string
  paragraphs: readonly Block[]
}

export type Block =
  | string
  | { facts: readonly (readonly [label: string, value: string])[] }
  | { items: readonly string[] }
  | { link: { label: string; href: string } }
