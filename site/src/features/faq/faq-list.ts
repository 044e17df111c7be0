import { markRead } from './mark-read.ts'

/** Opens the answer that the address names; in the personal space, says which were opened. */
class FaqList extends HTMLElement {
  connectedCallback(): void {
    window.addEventListener('hashchange', () => this.#open())
    if (location.pathname.startsWith('/espace/')) {
      // A `toggle` does not bubble.
      this.addEventListener('toggle', ({ target }) => this.#tell(target), { capture: true })
    }
    this.#open()
  }

  #open(): void {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!(named instanceof HTMLDetailsElement) || !this.contains(named) || named.open) return
    named.open = true
    named.scrollIntoView()
  }

  #tell(opened: EventTarget | null): void {
    if (!(opened instanceof HTMLDetailsElement) || !opened.open) return
    markRead(opened.id.replace(/^faq-/, ''))
  }
}

customElements.define('faq-list', FaqList)
