import { find } from '../../ui/find.ts'

/** Computes the SHA-256 of a chosen file here, and sends that alone by the form around it. */
class FileFingerprint extends HTMLElement {
  connectedCallback(): void {
    // Absent where the page did not come over HTTPS; the fingerprint is then typed.
    if (!('subtle' in crypto)) return
    this.hidden = false
    const input = find<HTMLInputElement>(this, 'input')
    input.addEventListener('change', () => void this.#check(input.files?.[0]))
  }

  async #check(file: File | undefined): Promise<void> {
    this.#say('')
    if (!file) return
    if (file.size > Number(this.getAttribute('most-bytes'))) {
      this.#say('too-large')
      return
    }
    this.#say('working')
    try {
      const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
      this.#send(toHex(digest))
    } catch {
      this.#say('unreadable')
    }
  }

  #send(fingerprint: string): void {
    const form = this.closest('form')
    const field = form?.elements.namedItem('empreinte')
    if (!form || !(field instanceof HTMLInputElement)) return
    field.value = fingerprint
    form.requestSubmit()
  }

  /** One of the sentences that the markup holds. */
  #say(sentence: '' | 'working' | 'too-large' | 'unreadable'): void {
    const state = find(this, '[role="status"]')
    state.textContent = sentence && state.getAttribute(`data-${sentence}`)
  }
}

customElements.define('file-fingerprint', FileFingerprint)

function toHex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
