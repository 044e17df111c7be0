/** The longest delay that setTimeout takes. */
const MOST_MS = 2 ** 31 - 1

/**
 * « Ouvert » or « Fermé » is true when the page is rendered. A page that stays open, comes back
 * from history or was kept while Strapi is down falls back to the hours alone once it is not.
 */
class HelpState extends HTMLElement {
  connectedCallback(): void {
    this.#check()
    document.addEventListener('visibilitychange', () => {
      this.#check()
    })
  }

  #check(): void {
    const left = Date.parse(this.dataset.until ?? '') - Date.now()
    if (Number.isNaN(left)) return
    this.hidden = left <= 0
    if (left > 0) {
      setTimeout(
        () => {
          this.#check()
        },
        Math.min(left, MOST_MS),
      )
    }
  }
}

customElements.define('help-state', HelpState)
