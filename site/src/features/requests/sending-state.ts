import { find } from '../../ui/find.ts'

/** How the sending of the form goes, and why it failed. */
export class SendingState extends HTMLElement {
  begin(): void {
    find(this, '[data-failure]').hidden = true
    find(this, '[data-sending]').hidden = false
    this.progress(0)
  }

  /** Files are still on their way. */
  wait(): void {
    const said =
      'Vos fichiers sont en cours d’envoi\u00a0: votre demande partira dès qu’ils seront arrivés.'
    find(this, '[data-said]').textContent = said
    find(this, 'progress').removeAttribute('value')
    this.#speak(said)
  }

  progress(part: number): void {
    const said =
      part < 1 ? `Envoi en cours\u00a0: ${Math.round(part * 100)}\u00a0%` : 'Vérification en cours…'
    find(this, '[data-said]').textContent = said
    const bar = find<HTMLProgressElement>(this, 'progress')
    if (part < 1) bar.value = part
    else bar.removeAttribute('value')
    // Aloud, one step in four is enough.
    this.#speak(part < 1 ? `Envoi en cours\u00a0: ${Math.floor(part * 4) * 25}\u00a0%` : said)
  }

  end(): void {
    find(this, '[data-sending]').hidden = true
    find(this, '[data-status]').textContent = ''
  }

  fail(reason: string, way?: 'again' | 'login'): void {
    const failure = find(this, '[data-failure]')
    find(this, '[data-reason]').textContent = reason
    find(this, '[data-again]').hidden = way !== 'again'
    find(this, '[data-login]').hidden = way !== 'login'
    failure.hidden = false
    failure.focus()
  }

  #speak(words: string): void {
    const status = find(this, '[data-status]')
    if (status.textContent !== words) status.textContent = words
  }
}

customElements.define('sending-state', SendingState)
