type State = 'quiet' | 'ending' | 'last' | 'ended'

interface Times {
  idleAt: string
  endsAt: string
}

const titles: Record<State, string> = {
  quiet: '',
  ending: 'Votre session va se terminer',
  last: 'Votre session va se terminer',
  ended: 'Votre session est terminée',
}

/**
 * Warns before the session ends, says when it has, and tells the other tabs of each renewal.
 * Times are the server's: the browser's clock may be wrong.
 */
class SessionWatch extends HTMLElement {
  #times: Times = { idleAt: '', endsAt: '' }
  #clockLead = 0
  #state: State = 'quiet'
  readonly #renewal = this.getAttribute('renewal') ?? ''
  readonly #tabs = new BroadcastChannel(`session ${this.#renewal}`)

  connectedCallback(): void {
    this.#clockLead = Date.now() - Date.parse(this.getAttribute('now') ?? '')
    this.#adopt({
      idleAt: this.getAttribute('idle-at') ?? '',
      endsAt: this.getAttribute('ends-at') ?? '',
    })
    this.#tabs.postMessage(this.#times)
    this.#tabs.onmessage = ({ data }: MessageEvent<Times>) => {
      if (data.idleAt > this.#times.idleAt) this.#adopt(data)
    }
    this.addEventListener('click', ({ target }) => {
      if (!(target instanceof Element)) return
      if (target.closest('[data-stay]')) void this.#stay()
      if (target.closest('[data-close]')) this.#dialog?.close()
    })
    document.addEventListener('visibilitychange', () => this.#look())
    setInterval(() => this.#look(), 10_000)
    this.#look()
  }

  #adopt(times: Times): void {
    this.#times = times
    const time = new Date(times.idleAt).toLocaleTimeString('fr-FR', { timeStyle: 'short' })
    for (const place of this.querySelectorAll('[data-idle]')) place.textContent = time
    this.#look()
  }

  #look(): void {
    const state = this.#stateNow()
    if (state === this.#state) return
    this.#state = state
    this.setAttribute('state', state)
    const dialog = this.#dialog
    const title = dialog?.querySelector('h2')
    if (!dialog || !title) return
    dialog.close()
    title.textContent = titles[state]
    if (state !== 'quiet') dialog.showModal()
  }

  #stateNow(): State {
    const left = Date.parse(this.#times.idleAt) - (Date.now() - this.#clockLead)
    if (left <= 0) return 'ended'
    if (left > Number(this.getAttribute('warning-minutes')) * 60_000) return 'quiet'
    return this.#times.idleAt < this.#times.endsAt ? 'ending' : 'last'
  }

  async #stay(): Promise<void> {
    const failure = this.querySelector('[data-failure]')
    if (failure) failure.textContent = ''
    try {
      const response = await fetch(this.#renewal, {
        method: 'POST',
        headers: { accept: 'application/json' },
      })
      if (response.status === 401) {
        this.#adopt({ ...this.#times, idleAt: this.#now() })
        return
      }
      if (!response.ok) throw new Error(response.statusText)
      this.#adopt((await response.json()) as Times)
      this.#tabs.postMessage(this.#times)
    } catch {
      if (failure)
        failure.textContent =
          'La connexion au portail a échoué. Vérifiez votre réseau, puis réessayez.'
    }
  }

  #now(): string {
    return new Date(Date.now() - this.#clockLead).toISOString()
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }
}

customElements.define('session-watch', SessionWatch)
