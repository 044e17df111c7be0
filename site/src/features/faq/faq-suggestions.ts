import type { FaqSuggestions as Answer } from 'content-types'
import { find } from '../../ui/find.ts'
import { markHelped } from './mark-helped.ts'
import { markRead } from './mark-read.ts'
import { likeliest, wordsToAsk } from './suggestion-choice.ts'

type Suggestion = Answer['suggestions'][number]

const PAUSE_MS = 300

/**
 * Proposes frequent questions while an object is typed. What is already proposed stays in place,
 * open or closed, as long as it is still an answer; a slow answer never replaces a later one.
 */
class FaqSuggestions extends HTMLElement {
  #timer = 0
  #asked = ''
  #abort = new AbortController()
  #found: readonly Suggestion[] = []

  connectedCallback(): void {
    const form = this.closest('form')
    form?.addEventListener('input', ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return
      if (target.name === 'theme') this.#show(this.#found)
      if (target.name !== 'object') return
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => void this.#ask(target.value), PAUSE_MS)
    })
  }

  async #ask(object: string): Promise<void> {
    const words = wordsToAsk(object)
    if (words === this.#asked) return
    this.#asked = words
    this.#abort.abort()
    this.#abort = new AbortController()
    if (words === '') {
      this.#show([])
      return
    }
    try {
      const answer = await fetch(`/api/faq?${new URLSearchParams({ words }).toString()}`, {
        headers: { accept: 'application/json' },
        signal: this.#abort.signal,
      })
      // A suggestion is no necessity: without one the form is as before.
      if (answer.ok) this.#show(((await answer.json()) as Answer).suggestions)
    } catch {
      return
    }
  }

  #show(found: readonly Suggestion[]): void {
    this.#found = found
    const theme = this.closest('form')?.querySelector<HTMLInputElement>('[name=theme]:checked')
    const list = find(this, '[data-list]')
    const before = new Map(
      [...list.children].map((line) => [(line as HTMLElement).dataset.slug, line]),
    )
    const chosen = likeliest(found, theme?.value)
    const lines = chosen.map((entry) => before.get(entry.slug) ?? this.#line(entry))
    const isSame =
      lines.length === list.children.length && lines.every((line, at) => line === list.children[at])
    if (!isSame) list.replaceChildren(...lines)
    const region = find(this, '[data-region]')
    if (region.hidden && lines.length > 0)
      find(this, '[data-heard]').textContent = 'Ces réponses peuvent vous aider, sous l’objet.'
    region.hidden = lines.length === 0
  }

  #line({ slug, question, answer, theme }: Suggestion): HTMLElement {
    const copy = find<HTMLTemplateElement>(this, 'template').content.cloneNode(true)
    const line = (copy as DocumentFragment).querySelector('details') as HTMLElement
    line.dataset.slug = slug
    find(line, 'summary').textContent = question
    find(line, '[data-answer]').textContent = answer
    const link = find<HTMLAnchorElement>(line, '[data-entry]')
    const isHere = document.getElementById(`faq-${slug}`) !== null
    link.href = `${isHere ? '' : `/espace/question?theme=${theme.slug}`}#faq-${slug}`
    // Elsewhere: beside the form, which stays as it is.
    if (!isHere) link.target = '_blank'
    line.addEventListener('toggle', () => {
      markRead(slug)
    })
    this.#offerThanks(line, slug)
    return line
  }

  #offerThanks(line: HTMLElement, slug: string): void {
    const [button, thanks] = [find(line, '[data-helped]'), find(line, '[data-thanks]')]
    const showSaid = (isSaid: boolean): void => {
      button.hidden = isSaid
      thanks.hidden = !isSaid
    }
    showSaid(this.getAttribute('helped')?.split(' ').includes(slug) ?? false)
    button.addEventListener('click', () => {
      void markHelped(slug).then((marked) => {
        if (!marked) return
        thanks.textContent = 'Merci. Vous avez indiqué que cette réponse vous a aidé.'
        showSaid(true)
        thanks.focus()
      })
    })
  }
}

customElements.define('faq-suggestions', FaqSuggestions)
