/** What a first connection must answer, whatever is sent in whatever order. */

export type Step = 'question' | 'details' | 'mail'

/** What a browser holds: the cookie of one first connection. */
export interface Held {
  id: string
  siret: string
  fact: string
  step: Step
}

/** A link that was mailed once. */
export interface Mailed {
  token: string
  held: Held
}

export class RegistrationModel {
  /** By browser. */
  readonly held = new Map<number, Held>()
  readonly mailed: Mailed[] = []
  /** Of those begun in this browser and not ended since, mailed ones that another replaced too. */
  readonly alive = new Set<Held>()
  readonly opened = new Set<string>()
  readonly #failed = new Map<string, number>()
  readonly #known: ReadonlySet<string>

  constructor(known: readonly string[]) {
    this.#known = new Set(known)
  }

  begin(browser: number, held: Held): void {
    const former = this.held.get(browser)
    if (former && former.step !== 'mail') this.alive.delete(former)
    this.held.set(browser, held)
    this.alive.add(held)
  }

  get(browser: number): number {
    return this.#living(browser) ? 200 : 410
  }

  answer(browser: number, id: string, isRight: boolean): number {
    const refused = this.#refusal(browser, id, 'question')
    if (refused !== undefined) return refused
    const held = this.#require(browser)
    const failed = (this.#failed.get(held.siret) ?? 0) + 1
    if (failed > 3) return 403
    this.#failed.set(held.siret, failed)
    if (!isRight || !this.#known.has(held.siret)) return failed === 3 ? 403 : 422
    this.#failed.delete(held.siret)
    return this.#open(held)
  }

  useKey(browser: number, id: string, isRight: boolean): number {
    const refused = this.#refusal(browser, id, 'question')
    if (refused !== undefined) return refused
    const held = this.#require(browser)
    const isKey = isRight && this.#known.has(held.siret) && !this.opened.has(held.siret)
    return isKey ? this.#open(held) : 422
  }

  complete(browser: number, id: string): number {
    const refused = this.#refusal(browser, id, 'details')
    if (refused !== undefined) return refused
    const held = this.#require(browser)
    for (const other of this.alive) {
      if (other.siret === held.siret && other.step === 'mail') this.alive.delete(other)
    }
    held.step = 'mail'
    return 200
  }

  look(mailed: Mailed | undefined): number {
    return mailed && this.alive.has(mailed.held) ? 200 : 410
  }

  activate(mailed: Mailed | undefined): number {
    if (!mailed || !this.alive.has(mailed.held)) return 410
    const { siret } = mailed.held
    this.opened.add(siret)
    this.#failed.delete(siret)
    for (const other of this.alive) if (other.siret === siret) this.alive.delete(other)
    return 200
  }

  #living(browser: number): Held | undefined {
    const held = this.held.get(browser)
    return held && this.alive.has(held) ? held : undefined
  }

  #require(browser: number): Held {
    const held = this.#living(browser)
    if (!held) throw new Error('The model refused this step')
    return held
  }

  #refusal(browser: number, id: string, step: Step): number | undefined {
    const held = this.#living(browser)
    if (!held) return 410
    return held.id === id && held.step === step ? undefined : 409
  }

  #open(held: Held): number {
    if (this.opened.has(held.siret)) return 409
    held.step = 'details'
    return 200
  }
}
