import type { DatabaseSync } from 'node:sqlite'
import { median, type Figure } from './figure.ts'
import { timeGet } from './load.ts'
import type { Cookies } from './many-employers.ts'
import { startOwnApi, type OwnApi } from './own-api.ts'

const ROUNDS = 150
const FEW = 1_000
const MANY = 1_000_000

interface Growth {
  /** What there is much of. */
  rows: string
  insert: (database: DatabaseSync, count: number) => void
  /** Two free ones, from this one on. */
  port: number
  questions: readonly { name: string; path: string; as: keyof Cookies }[]
}

/** What the answers take with 1,000,000 rows in the database and with 1,000, asked in turn. */
export function databaseGrowth({ rows, insert, port, questions }: Growth) {
  return async function* (): AsyncGenerator<Figure> {
    const apis: OwnApi[] = []
    try {
      for (const [rank, count] of [FEW, MANY].entries()) {
        apis.push(await startOwnApi({ name: rows, port: port + rank, count, insert }))
      }
      for (const { name, path, as } of questions) {
        yield {
          name,
          value: await ratio(apis, (api) => [path, api[as]]),
          unit: `x-1000-${rows}`,
          goal: 1.3,
          sense: 'at most',
        }
      }
    } finally {
      for (const { stop } of apis) await stop()
    }
  }
}

async function ratio(
  apis: readonly OwnApi[],
  ask: (api: OwnApi) => [path: string, cookie: string],
): Promise<number> {
  const times = new Map<OwnApi, number[]>(apis.map((api) => [api, []]))
  for (let round = -20; round < ROUNDS; round++) {
    for (const api of apis) {
      const [path, cookie] = ask(api)
      const headers = { cookie, 'x-site-key': api.siteKey }
      const ms = await timeGet(`${api.url}${path}`, { headers })
      if (round >= 0) times.get(api)?.push(ms)
    }
  }
  const [few = [], many = []] = apis.map((api) => times.get(api))
  return median(many) / median(few)
}
