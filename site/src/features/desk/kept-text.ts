/**
 * Keeps what is typed in the texts of its form for as long as the tab lives, so that a reload or a
 * session that ends loses nothing. What the server shows again wins; once sent, nothing is kept.
 */
class KeptText extends HTMLElement {
  connectedCallback(): void {
    const key = this.getAttribute('key') ?? ''
    if (this.hasAttribute('sent')) forget(key)
    else this.#restore(read(key))
    this.addEventListener('input', () => keep(key, this.#typed()))
  }

  #restore(typed: Record<string, string>): void {
    for (const control of this.#controls()) {
      const text = typed[control.name]
      if (!text || control.value) continue
      control.value = text
      control.closest('details')?.setAttribute('open', '')
    }
  }

  #typed(): Record<string, string> {
    return Object.fromEntries(this.#controls().map(({ name, value }) => [name, value]))
  }

  #controls(): HTMLTextAreaElement[] {
    return [...this.querySelectorAll('textarea')]
  }
}

function read(key: string): Record<string, string> {
  try {
    const typed: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return Object.fromEntries(
      Object.entries(typed ?? {}).filter(([, text]) => typeof text === 'string'),
    )
  } catch {
    return {}
  }
}

/** A browser that keeps nothing, or is full, works as without script. */
function keep(key: string, typed: Record<string, string>): void {
  const isEmpty = Object.values(typed).every((text) => text === '')
  try {
    if (isEmpty) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(typed))
  } catch {
    // The text is still on the page.
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept then.
  }
}

customElements.define('kept-text', KeptText)
