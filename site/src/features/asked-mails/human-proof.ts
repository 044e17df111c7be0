import sheet from 'altcha/altcha.css?url'
import 'altcha/external'
import workerAddress from 'altcha/workers/pbkdf2?worker&url'
import { find } from '../../ui/find.ts'

/** What is used of altcha's widget: its own types do not resolve under this project's settings. */
interface Widget extends HTMLElement {
  getState: () => string
  verify: () => Promise<unknown>
}

interface Altcha {
  algorithms: Map<string, () => Worker>
  i18n: { set: (language: string, strings: Record<string, string>) => void }
}

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: () => string },
  ) => { createScriptURL: (address: string) => string }
}

const said: Record<string, string> = {
  verifying: 'Vérification en cours.',
  verified: 'Vérification réussie.',
  expired: 'La vérification a expiré. Cochez la case à nouveau.',
  error: 'La vérification automatique n’a pas abouti. Cochez la case, puis validez.',
}

const label = 'Je ne suis pas un robot'

const { $altcha: altcha } = globalThis as unknown as { $altcha: Altcha }

altcha.i18n.set('fr', {
  label,
  verifying: `${label}\u00a0: vérification en cours…`,
  verified: `${label}\u00a0: vérifié`,
  expired: said.expired ?? '',
  error: said.error ?? '',
})

// The policy makes one address and no other: that of the file built with this one.
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
const policy = trustedTypes?.createPolicy('human-check', { createScriptURL: () => workerAddress })
altcha.algorithms.set(
  'PBKDF2/SHA-256',
  () => new Worker(policy?.createScriptURL('') ?? workerAddress),
)

const attributes = {
  id: 'human-check',
  challenge: '/api/captcha',
  name: 'captcha',
  type: 'native',
  language: 'fr',
  configuration: JSON.stringify({
    hideFooter: true,
    hideLogo: true,
    humanInteractionSignature: false,
    minDuration: 0,
  }),
}

await new Promise((resolve) => {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = sheet
  link.addEventListener('load', resolve)
  link.addEventListener('error', resolve)
  document.head.append(link)
})

/**
 * Puts the widget in the place of the plain box, and gives the box back when the work cannot be
 * done: the api then takes the box alone, less often.
 */
export class HumanProof {
  readonly #place: HTMLElement
  #submitter: HTMLElement | null = null
  #isHeld = false

  constructor(place: HTMLElement) {
    this.#place = place
    const plain = find(place, 'label')
    const widget = document.createElement('altcha-widget') as HTMLElement as Widget
    for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value)
    widget.addEventListener('load', () => this.#replace(plain, widget))
    widget.addEventListener('statechange', () => this.#follow(plain, widget))
    plain.after(widget)
    place.closest('form')?.addEventListener('submit', (event) => this.#hold(event, widget))
  }

  #replace(plain: HTMLElement, widget: Widget): void {
    const ticked = find<HTMLInputElement>(plain, 'input')
    const hadFocus = ticked === document.activeElement
    const box = find<HTMLInputElement>(widget, 'input')
    box.setAttribute('aria-describedby', 'human-erreur')
    document.querySelector('a[href="#human"]')?.setAttribute('href', `#${box.id}`)
    plain.remove()
    if (hadFocus) box.focus()
    if (ticked.checked) void widget.verify()
  }

  #follow(plain: HTMLElement, widget: Widget): void {
    const state = widget.getState()
    const status = find(this.#place, '[role=status]')
    status.textContent = said[state] ?? ''
    status.classList.toggle('visually-hidden', state !== 'error')
    if (state === 'error') {
      widget.replaceWith(plain)
      find(plain, 'input').focus()
    }
    if (state !== 'verifying' && this.#isHeld) {
      this.#isHeld = false
      if (state === 'verified') this.#place.closest('form')?.requestSubmit(this.#submitter)
    }
  }

  /** A form sent while the work is being done leaves once it is. */
  #hold(event: SubmitEvent, widget: Widget): void {
    if (!widget.isConnected || widget.getState() !== 'verifying') return
    event.preventDefault()
    this.#isHeld = true
    this.#submitter = event.submitter
  }
}
