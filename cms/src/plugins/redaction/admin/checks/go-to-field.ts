const WRITING = '[contenteditable=true]'
const CONTROLS = '[role=combobox], input:not([type=hidden]), textarea, button:not([aria-label])'

/** Strapi gives no way to a field of a form but its label: focuses what the label is of. */
export function goToField(label: string, block: number | undefined): void {
  const control = controlOf(label)
  if (!control) return
  control.focus({ preventScroll: true })
  const place = block === undefined ? control : blockOf(control, block)
  place.scrollIntoView({ block: 'center' })
}

function controlOf(label: string): HTMLElement | undefined {
  const found = [...document.querySelectorAll('label')].find((one) => isOf(one, label))
  for (let part: Element | null | undefined = found; part && part.tagName !== 'FORM';) {
    // A text stands after the tools that shape it.
    const control =
      part.querySelector<HTMLElement>(WRITING) ?? part.querySelector<HTMLElement>(CONTROLS)
    if (control) return control
    part = part.parentElement
  }
  return undefined
}

/** Strapi adds a star to what is required, and a number to what leads elsewhere. */
function isOf({ textContent }: HTMLLabelElement, label: string): boolean {
  return textContent.replace(/\s*(\*|\(\d+\))\s*/g, '').trim() === label
}

/** The caret goes to the start of the block. */
function blockOf(text: HTMLElement, block: number): Element {
  const found = text.children[block - 1]
  if (!found) return text
  getSelection()?.collapse(found, 0)
  return found
}
