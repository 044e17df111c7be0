import type { ErrorSummary, FormError } from '../../ui/error-summary.ts'
import type { FileField, KeptFile } from '../../ui/file-field.ts'
import { find } from '../../ui/find.ts'
import { postForm } from './post-form.ts'

/**
 * Sends the form without leaving the page: shows how it goes and says each refusal beside its
 * field. Whatever happens, what was typed and chosen stays, and the same key is sent again.
 */
class DepositForm extends HTMLElement {
  #busy = false

  connectedCallback(): void {
    // Coming back to a form that was accepted: its key is spent, a fresh one is needed.
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted && this.#busy) location.reload()
    })
    this.addEventListener('submit', (event) => {
      if (event.target !== this.#form) return
      event.preventDefault()
      void this.#send()
    })
    this.addEventListener('file-removal', (event) => {
      void this.#takeOut((event as CustomEvent<string>).detail)
    })
  }

  async #send(): Promise<void> {
    if (this.#busy) return
    this.#begin()
    const sent = await postForm(this.#form, (part) => this.#progress(part))
    switch (sent.kind) {
      case 'accepted':
        location.assign(sent.location)
        return
      case 'refused':
        await this.#showRefusals(sent.errors)
        break
      case 'signed-out':
        this.#fail(
          'Votre session est terminée\u00a0: rien n’a été transmis. Ce que vous avez saisi reste affiché ici. Reconnectez-vous dans un nouvel onglet, puis revenez valider.',
          'login',
        )
        break
      case 'failed':
        this.#fail(sent.reason, 'again')
    }
    this.#end()
  }

  #begin(): void {
    this.#busy = true
    this.#failure.hidden = true
    find(this, '[data-sending]').hidden = false
    this.#summary.show([])
    for (const field of this.querySelectorAll<HTMLElement>('[data-field]')) mark(field, [])
    this.#progress(0)
  }

  #end(): void {
    this.#busy = false
    find(this, '[data-sending]').hidden = true
    find(this, '[data-status]').textContent = ''
  }

  #progress(part: number): void {
    const said =
      part < 1 ? `Envoi en cours\u00a0: ${Math.round(part * 100)}\u00a0%` : 'Vérification en cours…'
    find(this, '[data-said]').textContent = said
    const bar = find<HTMLProgressElement>(this, 'progress')
    if (part < 1) bar.value = part
    else bar.removeAttribute('value')
    // Aloud, one step in four is enough.
    const step = part < 1 ? `Envoi en cours\u00a0: ${Math.floor(part * 4) * 25}\u00a0%` : said
    const status = find(this, '[data-status]')
    if (status.textContent !== step) status.textContent = step
  }

  async #showRefusals(errors: readonly FormError[]): Promise<void> {
    const files = this.#files
    for (const { file } of errors) if (file) files.refuse(file)
    for (const field of this.querySelectorAll<HTMLElement>('[data-field]'))
      mark(
        field,
        errors.filter(({ field: name }) => name === field.dataset.field),
      )
    files.keep(await this.#keptFiles())
    this.#summary.show(errors)
  }

  /** What the server kept of a refused form; nothing when it cannot say: it is then sent again. */
  async #keptFiles(): Promise<KeptFile[]> {
    try {
      const response = await fetch(`/api/drafts/${this.#key}`)
      return response.ok ? ((await response.json()) as { files: KeptFile[] }).files : []
    } catch {
      return []
    }
  }

  async #takeOut(id: string): Promise<void> {
    try {
      const response = await fetch(`/api/drafts/${this.#key}/files/${id}/removal`, {
        method: 'POST',
        headers: { accept: 'application/json' },
      })
      if (response.ok || response.status === 404) {
        this.#files.forget(id)
        return
      }
    } catch {
      // Told below, like any other refusal.
    }
    this.#fail('Le fichier n’a pas pu être retiré. Réessayez dans quelques instants.')
  }

  #fail(reason: string, way?: 'again' | 'login'): void {
    const failure = this.#failure
    find(this, '[data-reason]').textContent = reason
    find(this, '[data-again]').hidden = way !== 'again'
    find(this, '[data-login]').hidden = way !== 'login'
    failure.hidden = false
    failure.focus()
  }

  get #key(): string {
    return this.getAttribute('draft') ?? ''
  }

  get #form(): HTMLFormElement {
    return find<HTMLFormElement>(this, 'form')
  }

  get #files(): FileField {
    return find<FileField>(this, 'file-field')
  }

  get #summary(): ErrorSummary {
    return find<ErrorSummary>(this, 'error-summary')
  }

  get #failure(): HTMLElement {
    return find(this, '[data-failure]')
  }
}

/** Says beside a field what it was refused for, or that all is well with it. */
function mark(field: HTMLElement, errors: readonly FormError[]): void {
  const place = field.querySelector<HTMLElement>('[id$="-erreur"]')
  const words = place?.querySelector('[data-message]')
  if (!place || !words) return
  words.textContent = errors.map(({ message }) => message).join('\n')
  place.hidden = errors.length === 0
  field.toggleAttribute('data-invalid', errors.length > 0)
  for (const control of field.querySelectorAll('input:not([type=radio]), textarea')) {
    if (errors.length > 0) control.setAttribute('aria-invalid', 'true')
    else control.removeAttribute('aria-invalid')
  }
}

customElements.define('deposit-form', DepositForm)
