/** Lays the window over the page; closed, the address no longer asks for it. */
class ConfirmationWindow extends HTMLElement {
  connectedCallback(): void {
    const dialog = this.querySelector('dialog')
    if (!dialog) return
    dialog.removeAttribute('open')
    dialog.showModal()
    dialog.addEventListener('close', () => {
      history.replaceState(null, '', location.pathname)
    })
  }
}

customElements.define('confirmation-window', ConfirmationWindow)
