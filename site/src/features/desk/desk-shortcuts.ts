import { find } from '../../ui/find.ts'

const OFF = 'enim:raccourcis'

/** How long « g » waits for the key that follows it. */
const SEQUENCE_MS = 1_500

/** Does with a key what a link or a button of the page does; silent in fields and under a window. */
class DeskShortcuts extends HTMLElement {
  #goesUntil = 0
  #stop = new AbortController()

  connectedCallback(): void {
    const { signal } = this.#stop
    document.addEventListener('keydown', (event) => this.#answer(event), { signal })
    find(this, '[data-help]').addEventListener('click', () => this.#toggleHelp())
    const box = find<HTMLInputElement>(this, '[data-switch]')
    box.checked = isOn()
    box.addEventListener('change', () => switchTo(box.checked))
  }

  disconnectedCallback(): void {
    this.#stop.abort()
  }

  #answer(event: KeyboardEvent): void {
    const { key, target } = event
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    if (isField(target) || !isOn()) return
    if (this.#dialog.open && key !== '?') return
    if (this.#does(key)) event.preventDefault()
  }

  #does(key: string): boolean {
    if (this.#goesUntil > performance.now()) {
      this.#goesUntil = 0
      if (key === 'd') location.assign('/agents')
      return key === 'd'
    }
    switch (key) {
      case '?':
        return this.#toggleHelp()
      case 'g':
        this.#goesUntil = performance.now() + SEQUENCE_MS
        return true
      case 'j':
        return this.#step(1)
      case 'k':
        return this.#step(-1)
      case 'o':
        return press(this.#row())
      case 'p':
        return press(this.#takeButton())
      case 'r':
        return unfold('answer')
      case 'n':
        return unfold('note')
      default:
        return false
    }
  }

  #toggleHelp(): true {
    if (this.#dialog.open) this.#dialog.close()
    else this.#dialog.showModal()
    return true
  }

  /** To the next or previous line of the list, or file. */
  #step(by: 1 | -1): boolean {
    const neighbour = document.querySelector<HTMLElement>(`[data-step="${by}"]`)
    if (neighbour) return press(neighbour)
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
    const here = this.#row()
    const place = here ? rows.indexOf(here) + by : by > 0 ? 0 : rows.length - 1
    const row = rows[Math.min(Math.max(place, 0), rows.length - 1)]
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
    return row !== undefined
  }

  /** The line where the focus is. */
  #row(): HTMLElement | null {
    const line = document.activeElement?.closest('tr')
    return line?.querySelector<HTMLElement>('[data-row]') ?? null
  }

  #takeButton(): HTMLElement | null {
    if (this.getAttribute('place') !== 'queue') return document.querySelector('[data-take]')
    return this.#row()?.closest('tr')?.querySelector<HTMLElement>('[data-take]') ?? null
  }

  get #dialog(): HTMLDialogElement {
    return find<HTMLDialogElement>(this, 'dialog')
  }
}

function press(control: HTMLElement | null): boolean {
  control?.click()
  return control !== null
}

/** Opens one of the forms of the request, ready to be written in. */
function unfold(action: string): boolean {
  const form = document.getElementById(`faire-${action}`)
  if (!(form instanceof HTMLDetailsElement)) return false
  form.open = true
  form.querySelector('textarea')?.focus()
  return true
}

/** Where keys write or choose. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
  )
}

/** On, until someone switches them off; a browser that keeps nothing leaves them on. */
function isOn(): boolean {
  try {
    return localStorage.getItem(OFF) !== 'non'
  } catch {
    return true
  }
}

function switchTo(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, 'non')
  } catch {
    // They stay on.
  }
}

customElements.define('desk-shortcuts', DeskShortcuts)
