export type KeptState =
  | { kind: 'kept'; savedAt: string }
  | { kind: 'changed'; reason: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'cut' | 'busy' | 'signed-out' }

/** `sent`: it became a request already, nothing of it is kept any more. */
export type Kept = KeptState | { kind: 'sent'; reason: string }

/** What the server keeps, and since when. */
export interface KeptWords<Words> {
  words: Words
  savedAt: string
}

/** A way to the api; `read` answers nothing when it cannot say. */
export interface DraftDoor<Words> {
  save(words: Words, knownAt: string | null, options: { leaving: boolean }): Promise<Kept>
  read(): Promise<KeptWords<Words> | undefined>
}

/** What a form holds, and how two states of it are told apart. */
export interface DraftWords<Words> {
  /** Of a draft that was made without a word. */
  blank: Words
  /** Whether it is worth keeping, as long as nothing of it is kept. */
  isBegun(words: Words): boolean
  /** The same for the same words, as they are typed. */
  exactly(words: Words): string
  /** The same for the same words, as the server writes their spaces and ends of lines. */
  roughly(words: Words): string
}

interface Start<Words> {
  door: DraftDoor<Words>
  kind: DraftWords<Words>
  /** What the form holds now. */
  words: () => Words
  /** What it held when it came from the server. */
  served: Words
  savedAt: string | null
  show: (state: KeptState) => void
}

const PAUSE_MS = 1_500
const RETRIES_MS = [2_000, 5_000, 10_000, 30_000] as const

/** Keeps a form on the server as one types: a moment after the last change, never without one. */
export class DraftKeeper<Words> {
  readonly #door: DraftDoor<Words>
  readonly #kind: DraftWords<Words>
  readonly #words: () => Words
  readonly #show: (state: KeptState) => void
  #kept: Words
  #savedAt: string | null
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | undefined
  #tries = 0
  #stopped = false

  constructor({ door, kind, words, served, savedAt, show }: Start<Words>) {
    this.#door = door
    this.#kind = kind
    this.#words = words
    this.#show = show
    this.#savedAt = savedAt
    this.#kept = served
    if (this.#isChanged()) this.changed()
  }

  get isSaving(): boolean {
    return this.#saving !== undefined
  }

  /** Something was typed or chosen. */
  changed(): void {
    this.#tries = 0
    this.#plan(PAUSE_MS)
  }

  /** Now: the page is being left, or the connection is back. */
  async save({ leaving = false } = {}): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#saving) await this.#saving
    if (this.#stopped || !this.#isChanged()) return
    this.#saving = this.#try(leaving).finally(() => (this.#saving = undefined))
    await this.#saving
  }

  /** While the form is being sent nothing is kept beside it. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#saving
  }

  /** The form was not sent after all; a refused one is kept as the server says. */
  resume(kept?: KeptWords<Words>): void {
    this.#stopped = false
    if (kept) {
      this.know(kept.savedAt)
      this.#kept = kept.words
    }
    this.changed()
  }

  /** The draft is this recent, by an action of this page; a first file makes one without words. */
  know(savedAt: string): void {
    if (this.#savedAt === null) this.#kept = this.#kind.blank
    if (this.#savedAt === null || savedAt > this.#savedAt) this.#savedAt = savedAt
  }

  /** What is typed here wins over what another device wrote. */
  async overrule(): Promise<void> {
    const other = await this.#door.read()
    if (other) this.know(other.savedAt)
    this.#stopped = false
    await this.save()
  }

  #plan(delay: number): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), delay)
  }

  async #try(leaving: boolean): Promise<void> {
    const words = this.#words()
    const answer = await this.#door.save(words, this.#savedAt, { leaving })
    switch (answer.kind) {
      case 'kept':
        this.know(answer.savedAt)
        this.#kept = words
        this.#tries = 0
        break
      case 'changed':
        if (await this.#isOwnChange()) {
          this.#plan(0)
          return
        }
        this.#stopped = true
        break
      case 'sent':
        this.#stopped = true
        this.#show({ kind: 'refused', reason: answer.reason })
        return
      case 'cut':
      case 'busy':
        this.#plan(RETRIES_MS[Math.min(this.#tries++, RETRIES_MS.length - 1)] ?? PAUSE_MS)
        break
      case 'refused':
      case 'signed-out':
    }
    this.#show(answer)
    if (answer.kind === 'kept' && this.#isChanged()) this.#plan(PAUSE_MS)
  }

  /** A file that joined or left the draft makes it more recent, and changes no word of it. */
  async #isOwnChange(): Promise<boolean> {
    const other = await this.#door.read()
    if (!other || other.savedAt === this.#savedAt) return false
    if (this.#kind.roughly(other.words) !== this.#kind.roughly(this.#kept)) return false
    this.know(other.savedAt)
    return true
  }

  #isChanged(): boolean {
    const words = this.#words()
    if (this.#savedAt === null && !this.#kind.isBegun(words)) return false
    return this.#kind.exactly(words) !== this.#kind.exactly(this.#kept)
  }
}
