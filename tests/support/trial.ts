/** An attack of docs/security.md or a fault of docs/operations.md, bounded in count and time, on 127.0.0.1 only. */
export interface Trial {
  id: string
  /** French, for the person who runs it. */
  about: string
  run: (size: Size, tell: Tell) => Promise<Outcome>
}

/** The short one is for every run of the tests. */
export type Size = 'short' | 'full'

/** Says how far it is. */
export type Tell = (done: number, total: number) => void

export interface Outcome {
  tried: number
  defended: number
  /** What was measured, and what each failure was. */
  remarks: string[]
}

export class Tally implements Outcome {
  tried = 0
  defended = 0
  readonly remarks: string[] = []

  /** Counts `tries` that were all defended, or none of them, with the reason. */
  count(tries: number, isDefended: boolean, reason: string): void {
    this.tried += tries
    if (isDefended) this.defended += tries
    else if (this.remarks.length < 20) this.remarks.push(`échec : ${reason}`)
  }
}
