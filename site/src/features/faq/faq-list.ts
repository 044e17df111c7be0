/** Opens the answer that the address names. */
class FaqList extends HTMLElement {
  connectedCallback(): void {
    window.addEventListener('hashchange', () => this.#open())
    this.#open()
  }

  #open(): void {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!(named instanceof HTMLDetailsElement) || !this.contains(named) || named.open) return
    named.open = true
    named.scrollIntoView()
  }
}

customElements.define('faq-list', FaqList)
