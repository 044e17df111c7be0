import { find } from '../../ui/find.ts'

/** Inserts the chosen template where the cursor stands in the answer, without leaving the page. */
class TemplateChoice extends HTMLElement {
  connectedCallback(): void {
    find(this, 'button').addEventListener('click', (event) => {
      event.preventDefault()
      this.#insert()
    })
  }

  #insert(): void {
    const select = find<HTMLSelectElement>(this, 'select')
    const target = document.getElementById(this.getAttribute('target') ?? '')
    const text = select.selectedOptions[0]?.dataset.text ?? ''
    if (!(target instanceof HTMLTextAreaElement) || text === '') return
    const { selectionStart, selectionEnd } = target
    target.setRangeText(text, selectionStart, selectionEnd, 'end')
    target.dispatchEvent(new Event('input', { bubbles: true }))
    target.focus()
    find(this, '[role=status]').textContent = 'Le modèle est inséré dans votre réponse.'
  }
}

customElements.define('template-choice', TemplateChoice)
