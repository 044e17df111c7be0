/** The focus goes to the window that just opened, as for any other. */
class PageWindow extends HTMLElement {
  connectedCallback(): void {
    const title = this.querySelector<HTMLElement>('h1')
    title?.setAttribute('tabindex', '-1')
    title?.focus()
  }
}

customElements.define('page-window', PageWindow)
