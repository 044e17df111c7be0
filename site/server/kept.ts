/** What a load found: something to keep, or an answer that says it is gone, or that it failed. */
export type Outcome<V, Passing = V> =
  | { kind: 'good'; value: V; tags: readonly string[]; freshMs: number }
  | { kind: 'gone'; value: Passing }
  | { kind: 'failed'; value: Passing }

export interface KeptEntry<V> {
  value: V
  tags: readonly string[]
}

/** Where entries survive a restart; told of every change, after the fact. */
export interface Keeper<V> {
  put: (key: string, entry: KeptEntry<V>) => void
  drop: (key: string) => void
}

interface Limits<V> {
  /** The weight above which the entries made first are forgotten. */
  maxWeight: number
  weigh: (value: V) => number
  now?: () => number
}

interface Entry<V> extends KeptEntry<V> {
  freshUntil: number
  /** The epoch in which its load began. */
  since: number
  /** Its last reload failed: it is handed out at once, and reloaded behind. */
  failing: boolean
}

type Load<V, Passing> = () => Promise<Outcome<V, Passing>>
type Good<V> = Extract<Outcome<V>, { kind: 'good' }>

const RETRY_MS = 1_000

/**
 * Values that cost a load: fresh for a while, then kept as the last good ones for when a load fails.
 * Expiring does not delete. The epoch moves with each expiry, so that a load begun before it never
 * counts as fresh and is never joined by those who come after it.
 */
export class Kept<V, Passing = V> {
  readonly #entries = new Map<string, Entry<V>>()
  readonly #pending = new Map<string, { since: number; value: Promise<V | Passing> }>()
  readonly #expiries = new Map<string, number>()
  readonly #maxWeight: number
  readonly #weigh: (value: V) => number
  readonly #now: () => number
  #keeper: Keeper<V> | undefined
  #everythingExpired = 0
  #epoch = 1
  #weight = 0

  constructor({ maxWeight, weigh, now = () => performance.now() }: Limits<V>) {
    this.#maxWeight = maxWeight
    this.#weigh = weigh
    this.#now = now
  }

  /** The value, while it is fresh. */
  fresh(key: string): V | undefined {
    const entry = this.#entries.get(key)
    return entry !== undefined && entry.freshUntil > this.#now() ? entry.value : undefined
  }

  has(key: string): boolean {
    return this.#entries.has(key)
  }

  /** The fresh value, or what one shared load finds, or the last good value when that load fails. */
  async obtain(key: string, load: Load<V, Passing>): Promise<V | Passing> {
    const entry = this.#entries.get(key)
    if (entry && entry.freshUntil > this.#now()) return entry.value
    const loaded = this.#share(key, load)
    if (!entry?.failing) return loaded
    loaded.catch(() => undefined)
    return entry.value
  }

  /** Makes every entry that carries one of these tags stale, at once. */
  expire(tags: readonly string[] | 'everything'): void {
    this.#epoch += 1
    if (tags === 'everything') this.#everythingExpired = this.#epoch
    else for (const tag of tags) this.#expiries.set(tag, this.#epoch)
    for (const entry of this.#entries.values()) {
      if (!this.#expiredSince(entry.since, entry.tags)) continue
      entry.freshUntil = 0
      entry.failing = false
    }
  }

  /** Takes back what was kept before a restart, as last good values, and tells `keeper` from now on. */
  survive(keeper: Keeper<V>, survivors: Iterable<readonly [string, KeptEntry<V>]>): void {
    for (const [key, { value, tags }] of survivors) {
      if (!this.#entries.has(key))
        this.#set(key, { value, tags, freshUntil: 0, since: 0, failing: false })
    }
    this.#keeper = keeper
  }

  #share(key: string, load: Load<V, Passing>): Promise<V | Passing> {
    const pending = this.#pending.get(key)
    if (pending?.since === this.#epoch) return pending.value
    const since = this.#epoch
    const value = this.#load(key, since, load).finally(() => {
      if (this.#pending.get(key)?.since === since) this.#pending.delete(key)
    })
    this.#pending.set(key, { since, value })
    return value
  }

  async #load(key: string, since: number, load: Load<V, Passing>): Promise<V | Passing> {
    let outcome: Outcome<V, Passing>
    try {
      outcome = await load()
    } catch (error) {
      const lastGood = this.#lastGood(key, since)
      if (lastGood === undefined) throw error
      return lastGood
    }
    const overtaken = (this.#entries.get(key)?.since ?? 0) > since
    if (outcome.kind === 'failed') return this.#lastGood(key, since) ?? outcome.value
    if (overtaken) return outcome.value
    if (outcome.kind === 'gone') this.#drop(key)
    else this.#keep(key, since, outcome)
    return outcome.value
  }

  #lastGood(key: string, since: number): V | undefined {
    const entry = this.#entries.get(key)
    if (entry && !this.#expiredSince(since, entry.tags)) {
      entry.freshUntil = Math.max(entry.freshUntil, this.#now() + RETRY_MS)
      entry.failing = true
    }
    return entry?.value
  }

  #keep(key: string, since: number, { value, tags, freshMs }: Good<V>): void {
    const freshUntil = this.#expiredSince(since, tags) ? 0 : this.#now() + freshMs
    this.#set(key, { value, tags, freshUntil, since, failing: false })
    this.#keeper?.put(key, { value, tags })
  }

  #expiredSince(since: number, tags: readonly string[]): boolean {
    if (this.#everythingExpired > since) return true
    return tags.some((tag) => (this.#expiries.get(tag) ?? 0) > since)
  }

  #set(key: string, entry: Entry<V>): void {
    this.#forget(key)
    this.#entries.set(key, entry)
    this.#weight += this.#weigh(entry.value)
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#maxWeight || oldest === key) return
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    if (this.#forget(key)) this.#keeper?.drop(key)
  }

  #forget(key: string): boolean {
    const entry = this.#entries.get(key)
    if (!entry) return false
    this.#weight -= this.#weigh(entry.value)
    return this.#entries.delete(key)
  }
}
