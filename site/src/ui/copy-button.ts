import { find } from './find.ts'

/** Says what became of it; where the browser refuses, it selects what is to be copied by hand. */
class CopyButton extends HTMLElement {
  connectedCallback(): void {
    find(this, 'button').addEventListener('click', () => void this.#copy())
  }

  async #copy(): Promise<void> {
    const control = document.getElementById(this.dataset.from ?? '')
    if (!(control instanceof HTMLInputElement)) return
    const told = find(this, '[role=status]')
    told.textContent = ''
    control.select()
    try {
      await navigator.clipboard.writeText(control.value)
      told.textContent = 'C’est copié.'
    } catch {
      control.focus()
      told.textContent = 'Le texte est sélectionné : copiez-le.'
    }
  }
}

customElements.define('copy-button', CopyButton)
