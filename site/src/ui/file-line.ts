import { formatBytes } from 'content-types/french'

/** Two answers, or one, that a line proposes under its name. */
export interface Choice {
  yes: string
  no?: string
}

export type LineState =
  | { kind: 'waiting'; said?: string }
  | { kind: 'sending'; part: number }
  /** `said` gives the reason; a choice leads on. */
  | { kind: 'cut' | 'asking'; said: string; choice?: Choice }
  | { kind: 'refused'; said: string }
  | { kind: 'joined'; id: string; note?: string; choice?: Choice }

/** One file of the list: its name, its size, how far it is, what can be done about it. */
export class FileLine {
  readonly element: HTMLElement
  /** None when it was joined before the page was opened. */
  readonly file: File | undefined
  state: LineState
  #told = ''

  constructor(element: HTMLElement, file?: File) {
    this.element = element
    this.file = file
    this.state = { kind: 'joined', id: element.dataset.id ?? '' }
    const removal = this.#button('remove')
    removal?.setAttribute('type', 'button')
    removal?.removeAttribute('form')
  }

  get name(): string {
    return this.#part('[data-name]')?.textContent ?? ''
  }

  /** Whether it is, or is about to be, among the files of the form. */
  get counts(): boolean {
    return this.state.kind !== 'refused' && this.state.kind !== 'asking'
  }

  entitle(name: string, bytes: number): void {
    for (const place of this.element.querySelectorAll('[data-name]')) place.textContent = name
    this.#write('[data-size]', formatBytes(bytes))
  }

  show(state: LineState): void {
    this.state = state
    this.element.dataset.state = state.kind
    this.element.dataset.id = state.kind === 'joined' ? state.id : ''
    this.#write('[data-said]', [this.#told, sentenceOf(state)].filter(Boolean).join(' '))
    this.#write('[data-removal]', isMoving(state) ? 'Annuler' : 'Retirer')
    const note = state.kind === 'joined' ? (state.note ?? '') : ''
    this.#write('[data-note]', note, { hidden: note === '' })
    this.#showBar(state)
    this.#propose('choice' in state ? state.choice : undefined)
  }

  /** Something of the file that stays said whatever becomes of it. */
  tell(words: string): void {
    this.#told = words
  }

  /** The place to be once what a button asked for has removed that button. */
  focus(): void {
    this.#button('remove')?.focus()
  }

  #showBar(state: LineState): void {
    const bar = this.#part('[data-bar]')
    if (!(bar instanceof HTMLProgressElement)) return
    bar.hidden = state.kind !== 'sending'
    bar.setAttribute('aria-label', `Envoi du fichier ${this.name}`)
    if (state.kind === 'sending') bar.value = state.part
  }

  #propose(choice: Choice | undefined): void {
    const place = this.#part('[data-choices]')
    if (place) place.hidden = !choice
    for (const act of ['yes', 'no'] as const) {
      const button = this.#button(act)
      if (!button) continue
      button.hidden = !choice?.[act]
      button.textContent = choice?.[act] ?? ''
      button.setAttribute('aria-label', `${choice?.[act] ?? ''}\u00a0: ${this.name}`)
    }
  }

  #write(selector: string, words: string, { hidden = false } = {}): void {
    const place = this.#part(selector)
    if (!place) return
    if (place.textContent !== words) place.textContent = words
    place.hidden = hidden
  }

  #button(act: 'yes' | 'no' | 'remove'): HTMLElement | null {
    return this.#part(`[data-act=${act}]`)
  }

  #part(selector: string): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(selector)
  }
}

function sentenceOf(state: LineState): string {
  switch (state.kind) {
    case 'waiting':
      return state.said ?? 'En attente d’envoi'
    case 'sending':
      return state.part < 1
        ? `Envoi\u00a0: ${Math.floor(state.part * 100)}\u00a0%`
        : 'Vérification en cours…'
    case 'joined':
      return 'Joint à votre demande'
    default:
      return state.said
  }
}

function isMoving({ kind }: LineState): boolean {
  return kind === 'waiting' || kind === 'sending' || kind === 'cut'
}
