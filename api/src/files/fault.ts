/** Why a file's bytes are not what its extension promises. */
export type FaultKind =
  /** Its first bytes are those of another format. */
  | 'other-format'
  /** Cut short, contradictory, or written as no usual program writes it. */
  | 'damaged'
  | 'encrypted'
  | 'macros'
  /** Scripts, or actions that start something. */
  | 'active'
  /** Other files or programs inside. */
  | 'embedded'
  /** Fetches other files when it is opened. */
  | 'linked'
  /** Something else follows it or is hidden in it. */
  | 'trailing'
  /** Would take too much memory or time to open. */
  | 'too-complex'

/** Thrown while a structure is read, caught where the whole file is judged. */
export class FileFault extends Error {
  readonly kind: FaultKind

  constructor(kind: FaultKind, detail: string) {
    super(`${kind}: ${detail}`)
    this.name = 'FileFault'
    this.kind = kind
  }
}

/** Says that the file has this fault, unless the condition holds. */
export function expect(condition: boolean, kind: FaultKind, detail: string): asserts condition {
  if (!condition) throw new FileFault(kind, detail)
}
