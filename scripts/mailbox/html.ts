/** HTML that is safe to place in a page as it is. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Value = string | number | Markup | readonly Markup[]

/** Builds HTML from a template; every value that is not itself markup is escaped. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  const parts = strings.flatMap((string, index) => [string, render(values[index] ?? '')])
  return new Markup(parts.join(''))
}

/** Plain text with its http links made clickable, each in a new tab. */
export function linked(text: string): Markup[] {
  const parts = text.split(/(https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)\]'’])/)
  return parts.map((part, index) =>
    index % 2 === 0
      ? html`${part}`
      : html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>`,
  )
}

function render(value: Value): string {
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map((each) => each.text).join('')
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
