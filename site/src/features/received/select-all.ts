import { find } from '../../ui/find.ts'

/** One box for all those of the list; without it, each is ticked on its own. */
class SelectAll extends HTMLElement {
  connectedCallback(): void {
    const label = find(this, '[data-all]')
    const all = find<HTMLInputElement>(label, 'input')
    const boxes = [...this.querySelectorAll<HTMLInputElement>('input[name="ligne"]')]
    const show = () => {
      const ticked = boxes.filter(({ checked }) => checked).length
      all.checked = ticked === boxes.length
      all.indeterminate = ticked > 0 && ticked < boxes.length
    }
    all.addEventListener('change', () => {
      for (const box of boxes) box.checked = all.checked
    })
    for (const box of boxes) box.addEventListener('change', show)
    show()
    label.hidden = false
  }
}

customElements.define('select-all', SelectAll)
