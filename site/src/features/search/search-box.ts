import type { SearchSuggestions } from 'content-types'
import { find } from '../../ui/find.ts'

type Suggestion = SearchSuggestions['suggestions'][number]

const PAUSE_MS = 200
const FEWEST_LETTERS = 2

/** A combobox with a list, as the ARIA Authoring Practices describe it; what is typed is searched. */
class SearchBox extends HTMLElement {
  #timer = 0
  #abort = new AbortController()
  #found: readonly Suggestion[] = []
  #chosen = -1

  connectedCallback(): void {
    const input = this.#input
    const list = this.#list
    input.role = 'combobox'
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-controls', list.id)
    this.#show([])
    input.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => void this.#ask(input.value.trim()), PAUSE_MS)
    })
    input.addEventListener('keydown', (event) => this.#press(event))
    input.addEventListener('blur', () => this.#show([]))
    // Before the field loses its focus, and the list with it.
    list.addEventListener('mousedown', (event) => event.preventDefault())
    list.addEventListener('click', ({ target }) => {
      const line = target instanceof Element ? target.closest('[role=option]') : null
      if (line) this.#open([...list.children].indexOf(line))
    })
  }

  get #input(): HTMLInputElement {
    return find<HTMLInputElement>(this, 'input')
  }

  get #list(): HTMLElement {
    return find(this, '[role=listbox]')
  }

  async #ask(words: string): Promise<void> {
    this.#abort.abort()
    this.#abort = new AbortController()
    if (words.length < FEWEST_LETTERS) {
      this.#show([])
      return
    }
    try {
      const answer = await fetch(`/api/search?${new URLSearchParams({ words }).toString()}`, {
        signal: this.#abort.signal,
      })
      // The form searches without them.
      if (answer.ok) this.#show(((await answer.json()) as SearchSuggestions).suggestions)
    } catch {
      return
    }
  }

  #show(found: readonly Suggestion[]): void {
    const input = this.#input
    const list = this.#list
    const isShown = found.length > 0 && document.activeElement === input
    this.#found = isShown ? found : []
    list.replaceChildren(...this.#found.map(({ title }, at) => lineOf(`${list.id}-${at}`, title)))
    list.hidden = !isShown
    input.ariaExpanded = String(isShown)
    if (isShown) {
      const number = found.length === 1 ? '1 proposition' : `${found.length} propositions`
      find(this, '[data-heard]').textContent = number
    }
    this.#choose(-1)
  }

  #press(event: KeyboardEvent): void {
    const last = this.#found.length - 1
    if (event.key === 'Escape' && last >= 0) this.#show([])
    else if (event.key === 'ArrowDown' && last >= 0)
      this.#choose(this.#chosen === last ? -1 : this.#chosen + 1)
    else if (event.key === 'ArrowUp' && last >= 0)
      this.#choose(this.#chosen === -1 ? last : this.#chosen - 1)
    else if (event.key === 'Enter' && this.#chosen >= 0) this.#open(this.#chosen)
    else return
    event.preventDefault()
  }

  #choose(at: number): void {
    this.#chosen = at
    const lines = [...this.#list.children]
    lines.forEach((line, place) => (line.ariaSelected = String(place === at)))
    const chosen = lines[at]
    if (chosen) this.#input.setAttribute('aria-activedescendant', chosen.id)
    else this.#input.removeAttribute('aria-activedescendant')
  }

  #open(at: number): void {
    const chosen = this.#found[at]
    if (chosen) location.assign(chosen.href)
  }
}

function lineOf(id: string, title: string): HTMLElement {
  const line = document.createElement('div')
  line.id = id
  line.role = 'option'
  line.textContent = title
  return line
}

customElements.define('search-box', SearchBox)
