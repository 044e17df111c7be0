/** Says under a field how many characters are left; aloud only once typing pauses. */
class CharacterCount extends HTMLElement {
  #pause = 0

  connectedCallback(): void {
    const control = this.parentElement?.querySelector<HTMLInputElement>('input, textarea')
    const [seen, heard] = this.querySelectorAll('p')
    if (!control || !seen || !heard) return
    const say = (): void => {
      const left = Number(this.getAttribute('most')) - control.value.length
      seen.textContent = sentence(left)
      seen.toggleAttribute('data-over', left < 0)
      clearTimeout(this.#pause)
      this.#pause = window.setTimeout(() => (heard.textContent = sentence(left)), 1000)
    }
    control.addEventListener('input', say)
    if (control.value) say()
  }
}

function sentence(left: number): string {
  const number = Math.abs(left).toLocaleString('fr-FR')
  const many = Math.abs(left) > 1 ? 's' : ''
  return left < 0
    ? `${number} caractère${many} en trop`
    : `${number} caractère${many} restant${many}`
}

customElements.define('character-count', CharacterCount)
