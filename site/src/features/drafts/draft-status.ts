import { find } from '../../ui/find.ts'
import type { KeptState } from './draft-keeper.ts'
import { savedWords } from './saved-words.ts'

const ALOUD_MS = 60_000

const faults = {
  cut: 'Non enregistré\u00a0: la connexion est coupée. Nouvel essai automatique.',
  busy: 'Non enregistré\u00a0: le portail est momentanément indisponible. Nouvel essai automatique.',
  'signed-out':
    'Non enregistré\u00a0: votre session est terminée. Reconnectez-vous dans un nouvel onglet.',
} as const

/**
 * Says whether what is typed is kept: a fault at once, a success aloud once a minute at most.
 * Fires `draft-choice` (detail: mine) when the form is to win over another device's version.
 */
export class DraftStatus extends HTMLElement {
  #heardAt = -Infinity

  connectedCallback(): void {
    find(this, '[data-mine]').addEventListener('click', (event) => {
      event.preventDefault()
      find(this, '[data-changed]').hidden = true
      this.dispatchEvent(new CustomEvent('draft-choice', { detail: 'mine', bubbles: true }))
    })
  }

  show(state: KeptState): void {
    find(this, '[data-changed]').hidden = state.kind !== 'changed'
    switch (state.kind) {
      case 'kept':
        this.#say(savedWords(this.#lead, new Date(state.savedAt), new Date()), { fault: false })
        break
      case 'changed':
        find(this, '[data-sentence]').textContent = state.reason
        this.#say('', { fault: false })
        find(this, '[data-changed]').scrollIntoView({ block: 'nearest' })
        break
      case 'refused':
        this.#say(`Non enregistré\u00a0: ${state.reason}`, { fault: true })
        break
      default:
        this.#say(faults[state.kind], { fault: true })
    }
  }

  get #lead(): string {
    return this.getAttribute('lead') ?? ''
  }

  #say(words: string, { fault }: { fault: boolean }): void {
    const seen = find(this, '[data-seen]')
    const isNews = fault && !seen.hasAttribute('data-fault')
    seen.textContent = words
    seen.toggleAttribute('data-fault', fault)
    const now = performance.now()
    if (!isNews && now - this.#heardAt < ALOUD_MS) return
    this.#heardAt = now
    find(this, '[data-heard]').textContent = words
  }
}

customElements.define('draft-status', DraftStatus)
