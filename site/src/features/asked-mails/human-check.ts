/** What does the work weighs more than the page: it comes once somebody fills in the form. */
class HumanCheck extends HTMLElement {
  connectedCallback(): void {
    const form = this.closest('form')
    if (form?.contains(document.activeElement)) void this.#load()
    else form?.addEventListener('focusin', () => void this.#load(), { once: true })
  }

  async #load(): Promise<void> {
    try {
      const { HumanProof } = await import('./human-proof.ts')
      new HumanProof(this)
    } catch {
      // The plain box stays, and is sent alone.
    }
  }
}

customElements.define('human-check', HumanCheck)
