/** How the sending of one file ended; `cut` and `signed-out` may be tried again. */
export type FileEnd<K> = Done<K> | { kind: 'cut' } | { kind: 'signed-out' }

type Done<K> = { kind: 'joined'; value: K } | { kind: 'refused'; reason: string }

export type FileState<K> =
  | { kind: 'waiting' }
  | { kind: 'sending'; part: number }
  /** How much had left; whether it is tried again by itself. */
  | { kind: 'cut'; part: number; willRetry: boolean }
  | { kind: 'signed-out' }
  | Done<K>

export interface SentItem<K> {
  send(progress: (part: number) => void, signal: AbortSignal): Promise<FileEnd<K>>
  show(state: FileState<K>): void
}

interface Entry<K> {
  item: SentItem<K>
  state: 'waiting' | 'sending' | 'pausing' | 'stuck'
  part: number
  tries: number
  abort: AbortController
  timer?: ReturnType<typeof setTimeout>
}

const AT_ONCE = 2
const RETRIES_MS = [1_000, 2_000, 5_000, 10_000] as const

/** Sends files two at a time; one that was cut is tried again, the others are not sent twice. */
export class FileQueue<K> {
  #entries: Entry<K>[] = []
  #idle: (() => void)[] = []

  add(item: SentItem<K>): void {
    this.#entries.push({
      item,
      state: 'waiting',
      part: 0,
      tries: 0,
      abort: new AbortController(),
    })
    item.show({ kind: 'waiting' })
    this.#next()
  }

  /** A person asks for it. */
  again(item: SentItem<K>): void {
    const entry = this.#entries.find((one) => one.item === item)
    if (entry?.state === 'stuck' || entry?.state === 'pausing') this.#wake(entry)
  }

  /** The connection is back, or the session: all that was cut is tried at once. */
  againAll(): void {
    for (const { item } of [...this.#entries]) this.again(item)
  }

  cancel(item: SentItem<K>): void {
    const entry = this.#entries.find((one) => one.item === item)
    if (!entry) return
    this.#drop(entry)
    entry.abort.abort()
    this.#next()
  }

  /** Once nothing is on its way or about to be tried again. */
  settled(): Promise<void> {
    if (this.moving === 0) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** On their way, or about to be tried again by themselves. */
  get moving(): number {
    return this.#entries.filter(({ state }) => state !== 'stuck').length
  }

  #next(): void {
    const sending = this.#entries.filter(({ state }) => state === 'sending').length
    const waiting = this.#entries.filter(({ state }) => state === 'waiting')
    for (const entry of waiting.slice(0, Math.max(0, AT_ONCE - sending))) void this.#send(entry)
    if (this.moving > 0) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #send(entry: Entry<K>): Promise<void> {
    const { item, abort } = entry
    entry.state = 'sending'
    item.show({ kind: 'sending', part: 0 })
    const end = await item.send((part) => {
      if (abort.signal.aborted) return
      entry.part = part
      item.show({ kind: 'sending', part })
    }, abort.signal)
    if (abort.signal.aborted) return
    if (end.kind === 'cut') this.#pause(entry)
    else if (end.kind === 'signed-out') {
      entry.state = 'stuck'
      item.show({ kind: 'signed-out' })
    } else {
      this.#drop(entry)
      item.show(end)
    }
    this.#next()
  }

  #pause(entry: Entry<K>): void {
    const delay = RETRIES_MS[entry.tries++]
    entry.state = delay === undefined ? 'stuck' : 'pausing'
    entry.item.show({ kind: 'cut', part: entry.part, willRetry: delay !== undefined })
    if (delay !== undefined) entry.timer = setTimeout(() => this.#wake(entry, entry.tries), delay)
  }

  #wake(entry: Entry<K>, tries = 0): void {
    clearTimeout(entry.timer)
    entry.tries = tries
    entry.state = 'waiting'
    entry.item.show({ kind: 'waiting' })
    this.#next()
  }

  #drop(entry: Entry<K>): void {
    clearTimeout(entry.timer)
    this.#entries = this.#entries.filter((one) => one !== entry)
  }
}
