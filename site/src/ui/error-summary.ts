import { errorTitle } from './error-title.ts'

export interface FormError {
  field: string
  message: string
  file?: string | undefined
}

/** What a refused form has to say, first: takes the focus when the page opens on it. */
export class ErrorSummary extends HTMLElement {
  connectedCallback(): void {
    this.#section?.focus()
  }

  show(errors: readonly FormError[]): void {
    const section = this.#section
    const [title, list] = [this.querySelector('h2'), this.querySelector('ul')]
    if (!section || !title || !list) return
    title.textContent = errorTitle(errors.length)
    list.replaceChildren(...errors.map(line))
    section.hidden = errors.length === 0
    if (errors.length > 0) section.focus()
  }

  get #section(): HTMLElement | null {
    return this.querySelector('section')
  }
}

function line({ field, message }: FormError): HTMLLIElement {
  const link = document.createElement('a')
  link.href = `#${field}`
  link.textContent = message
  const item = document.createElement('li')
  item.append(link)
  return item
}

customElements.define('error-summary', ErrorSummary)
