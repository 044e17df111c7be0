import { find } from '../../ui/find.ts'
import { markHelped } from './mark-helped.ts'

/** Says it without leaving the page; as a plain form when that fails. */
class HelpedForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    form?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#mark(form)
    })
  }

  async #mark(form: HTMLFormElement): Promise<void> {
    if (!(await markHelped(this.getAttribute('slug') ?? ''))) {
      form.submit()
      return
    }
    form.hidden = true
    const thanks = find(this, '[data-thanks]')
    thanks.hidden = false
    thanks.focus()
  }
}

customElements.define('helped-form', HelpedForm)
