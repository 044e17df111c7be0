class PrintButton extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', () => window.print())
  }
}

customElements.define('print-button', PrintButton)
