import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { median, type Figure } from './figure.ts'
import { timeGet } from './load.ts'
import { startOwnApi, type OwnApi } from './own-api.ts'
import { PUBLISHED, startPublishedContents } from './published-contents.ts'

const ROUNDS = 40
const WARM_UPS = 5
const PATIENCE_MS = 300_000

/** What people type, of words that most texts have and of words that few have. */
const searches = {
  'one-word': ['cotisation', 'pêche', 'virement', 'hélicoptère', 'méréchamér'],
  'two-words': ['cotisation marin', 'arrêt maladie', 'pension capitaine', 'paiement hélicoptère'],
  'other-form': ['COTISATIONS', 'declarations employeurs', 'Échéances', 'l’equipage', 'peche'],
  misspelt: ['cotisaton', 'declarration', 'prelevemant', 'virment employeur'],
}

/** The answers of the search among 5,000 contents, and how long their first reading takes. */
export async function* searchTime(): AsyncGenerator<Figure> {
  process.env['CMS_URL'] = 'http://127.0.0.1:31526'
  const api = await startOwnApi({ name: 'search', port: 31_513, count: 1, insert: () => undefined })
  const contents = await startPublishedContents(31_526)
  try {
    const seconds = await firstReading(api)
    yield { name: 'search-first-reading', value: seconds, unit: 's', goal: 20, sense: 'at most' }
    for (const [name, words] of Object.entries(searches)) {
      const times = await timesOf(api, words)
      const p95 = times[Math.floor(times.length * 0.95)] ?? Number.NaN
      const facts = { unit: 'ms', goal: 20, sense: 'at most' } as const
      yield { name: `search-${name}-p50`, value: median(times), ...facts }
      yield { name: `search-${name}-p95`, value: p95, ...facts }
    }
  } finally {
    await api.stop()
    await contents.stop()
  }
}

async function firstReading({ url, siteKey, folder }: OwnApi): Promise<number> {
  const database = new DatabaseSync(join(folder, 'portal.db'), { readOnly: true, timeout: 5_000 })
  const count = database.prepare('SELECT count(*) AS total FROM search_entries')
  const start = performance.now()
  const told = await fetch(`${url}/api/search/refreshing`, {
    method: 'POST',
    headers: { 'x-site-key': siteKey, 'sec-fetch-site': 'same-origin' },
  })
  if (!told.ok) throw new Error(`The api answered ${told.status}.`)
  while (Number(count.get()?.total) < PUBLISHED) {
    if (performance.now() - start > PATIENCE_MS) throw new Error('The contents were not read.')
    await sleep(50)
  }
  database.close()
  return (performance.now() - start) / 1_000
}

/** In ascending order. */
async function timesOf(api: OwnApi, words: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    for (const [at, each] of words.entries()) {
      const query = new URLSearchParams({ words: each }).toString()
      // One address may not search so often.
      const headers = {
        'x-site-key': api.siteKey,
        'x-client-address': `10.0.${round + WARM_UPS}.${at}`,
      }
      const ms = await timeGet(`${api.url}/api/search/results?${query}`, { headers })
      if (round >= 0) times.push(ms)
    }
  }
  return times.sort((a, b) => a - b)
}
