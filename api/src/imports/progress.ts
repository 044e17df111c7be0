import { formatNumber, type Tally } from './tally.ts'

const WIDTH = 30
const BAR_MS = 100
const LINE_MS = 5_000

/** A bar that fills up on a terminal; elsewhere a line every few seconds. */
export class Progress {
  readonly #total: number
  readonly #out: NodeJS.WriteStream
  #shownAt = performance.now()
  #hasBar = false

  constructor(total: number, out: NodeJS.WriteStream = process.stdout) {
    this.#total = Math.max(1, total)
    this.#out = out
  }

  show(done: number, tally: Tally): void {
    const now = performance.now()
    if (now - this.#shownAt < (this.#out.isTTY ? BAR_MS : LINE_MS)) return
    this.#shownAt = now
    const part = Math.min(1, done / this.#total)
    const rows = Object.values(tally).reduce((sum, each) => sum + each, 0)
    const text = `${String(Math.floor(part * 100)).padStart(3)}\u00a0% · ${formatNumber(rows)} lignes`
    if (this.#out.isTTY) {
      const full = Math.round(part * WIDTH)
      this.#out.write(`\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${text}\x1b[K`)
      this.#hasBar = true
    } else this.#out.write(`${text}\n`)
  }

  /** Leaves the line of the bar empty. */
  end(): void {
    if (this.#hasBar) this.#out.write('\r\x1b[K')
  }
}
