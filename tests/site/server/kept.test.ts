import { beforeEach, describe, expect, test } from 'vitest'
import { Kept, type Outcome } from '../../../site/server/kept.ts'

let now = 0
let kept: Kept<string>

beforeEach(() => {
  now = 1_000
  kept = new Kept<string>({ maxWeight: 100, weigh: (value) => value.length, now: () => now })
})

function good(value: string, tags = ['news'], freshMs = 60_000): Outcome<string> {
  return { kind: 'good', value, tags, freshMs }
}

/** A load that ends when the test says so. */
function pendingLoad() {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome<string>>()
  return { load: () => promise, resolve, reject }
}

function keep(key: string, value: string, tags?: string[]): Promise<string> {
  return kept.obtain(key, () => Promise.resolve(good(value, tags)))
}

const failing = () => Promise.reject(new Error('down'))

describe('freshness', () => {
  test('a value is fresh for as long as it says, then loaded again', async () => {
    await keep('/a', 'old')
    expect(kept.fresh('/a')).toBe('old')
    now += 59_999
    expect(kept.fresh('/a')).toBe('old')
    now += 1
    expect(kept.fresh('/a')).toBeUndefined()
    expect(await keep('/a', 'new')).toBe('new')
    expect(kept.fresh('/a')).toBe('new')
  })

  test('expiring a tag makes its values stale and leaves the others', async () => {
    await keep('/a', 'a', ['news'])
    await keep('/b', 'b', ['form'])
    kept.expire(['news'])
    expect(kept.fresh('/a')).toBeUndefined()
    expect(kept.fresh('/b')).toBe('b')
    kept.expire('everything')
    expect(kept.fresh('/b')).toBeUndefined()
  })

  test('a load begun before an expiry never counts as fresh', async () => {
    const { load, resolve } = pendingLoad()
    const first = kept.obtain('/a', load)
    kept.expire(['news'])
    resolve(good('rendered too early'))
    expect(await first).toBe('rendered too early')
    expect(kept.fresh('/a')).toBeUndefined()
  })

  test('a load begun before an expiry of another tag is fresh', async () => {
    const { load, resolve } = pendingLoad()
    const first = kept.obtain('/a', load)
    kept.expire(['form'])
    resolve(good('a'))
    await first
    expect(kept.fresh('/a')).toBe('a')
  })

  test('a slow load begun before an expiry does not replace what was loaded after it', async () => {
    const slow = pendingLoad()
    const first = kept.obtain('/a', slow.load)
    kept.expire(['news'])
    expect(await keep('/a', 'new')).toBe('new')
    slow.resolve(good('old'))
    await first
    expect(kept.fresh('/a')).toBe('new')
  })

  test('a slow load that finds nothing does not delete what was loaded after an expiry', async () => {
    const slow = pendingLoad()
    const first = kept.obtain('/a', slow.load)
    kept.expire(['news'])
    await keep('/a', 'new')
    slow.resolve({ kind: 'gone', value: '404' })
    expect(await first).toBe('404')
    expect(kept.fresh('/a')).toBe('new')
  })
})

describe('coalescing', () => {
  test('two hundred who ask at once share one load', async () => {
    const { load, resolve } = pendingLoad()
    let loads = 0
    const asked = Array.from({ length: 200 }, () =>
      kept.obtain('/a', () => {
        loads += 1
        return load()
      }),
    )
    resolve(good('once'))
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['once']))
    expect(loads).toBe(1)
  })

  test('who asks after an expiry does not join a load begun before it', async () => {
    const early = pendingLoad()
    const first = kept.obtain('/a', early.load)
    kept.expire(['news'])
    const second = keep('/a', 'after')
    early.resolve(good('before'))
    expect(await first).toBe('before')
    expect(await second).toBe('after')
  })
})

describe('failure', () => {
  test('the last good value is handed out when a load fails', async () => {
    await keep('/a', 'good')
    kept.expire(['news'])
    expect(await kept.obtain('/a', failing)).toBe('good')
  })

  test('a value that says it failed gives way to the last good one, if there is one', async () => {
    const failed = () => Promise.resolve<Outcome<string>>({ kind: 'failed', value: '503' })
    expect(await kept.obtain('/a', failed)).toBe('503')
    await keep('/a', 'good')
    kept.expire(['news'])
    expect(await kept.obtain('/a', failed)).toBe('good')
  })

  test('a failure with nothing kept is an error for all who asked', async () => {
    await expect(kept.obtain('/a', failing)).rejects.toThrow('down')
    await expect(kept.obtain('/a', failing)).rejects.toThrow('down')
  })

  test('once a load has failed, nobody waits for the next ones', async () => {
    await keep('/a', 'good')
    kept.expire(['news'])
    await kept.obtain('/a', failing)
    now += 2_000
    const never = pendingLoad()
    expect(await kept.obtain('/a', never.load)).toBe('good')
    never.resolve(good('new'))
    await new Promise(setImmediate)
    expect(kept.fresh('/a')).toBe('new')
  })

  test('after a failure an expiry makes the next visitor wait for what is new', async () => {
    await keep('/a', 'good')
    kept.expire(['news'])
    await kept.obtain('/a', failing)
    kept.expire(['news'])
    expect(await keep('/a', 'new')).toBe('new')
  })

  test('what is gone never comes back when a later load fails', async () => {
    await keep('/a', 'good')
    kept.expire(['news'])
    await kept.obtain('/a', () => Promise.resolve({ kind: 'gone', value: '404' }))
    expect(kept.has('/a')).toBe(false)
    await expect(kept.obtain('/a', failing)).rejects.toThrow('down')
  })
})

describe('room and survival', () => {
  test('beyond its weight it forgets what was made first', async () => {
    await keep('/a', 'a'.repeat(40))
    await keep('/b', 'b'.repeat(40))
    await keep('/c', 'c'.repeat(40))
    expect([kept.has('/a'), kept.has('/b'), kept.has('/c')]).toEqual([false, true, true])
  })

  test('what survived a restart is a last good value, and stale', async () => {
    kept.survive({ put: () => undefined, drop: () => undefined }, [
      ['/a', { value: 'survivor', tags: ['news'] }],
    ])
    expect(kept.fresh('/a')).toBeUndefined()
    expect(await kept.obtain('/a', failing)).toBe('survivor')
  })

  test('its keeper hears of what is kept and of what is gone', async () => {
    const heard: string[] = []
    const keeper = {
      put: (key: string, { value }: { value: string }) => heard.push(`put ${key} ${value}`),
      drop: (key: string) => heard.push(`drop ${key}`),
    }
    kept.survive(keeper, [])
    await keep('/a', 'good')
    kept.expire(['news'])
    await kept.obtain('/a', () => Promise.resolve({ kind: 'gone', value: '404' }))
    expect(heard).toEqual(['put /a good', 'drop /a'])
  })
})
