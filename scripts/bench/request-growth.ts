import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Supervisor } from '../start/processes.ts'
import { readEnvironment, root, type Environment } from '../start/settings.ts'
import { median, type Figure } from './figure.ts'
import { timeGet } from './load.ts'
import { fillRequests, type Cookies } from './many-requests.ts'

const ROUNDS = 150
const sizes = [
  { requests: 1_000, port: 31_501 },
  { requests: 1_000_000, port: 31_502 },
]

interface Api extends Cookies {
  url: string
  siteKey: string
  stop: () => Promise<void>
}

const questions: readonly { name: string; ask: (api: Api) => [path: string, cookie: string] }[] = [
  { name: 'queue-growth', ask: ({ agent }) => ['/api/desk/requests', agent] },
  { name: 'history-growth', ask: ({ employer }) => ['/api/requests', employer] },
]

type Question = (typeof questions)[number]['ask']

/**
 * The queue of a service, and the history of an employer who sent 1,000 requests, with that many
 * and with 1,000,000 requests in the database, asked in turn.
 */
export async function* requestGrowth(): AsyncGenerator<Figure> {
  const apis: Api[] = []
  try {
    for (const size of sizes) apis.push(await startApi(size))
    for (const { name, ask } of questions) {
      yield {
        name,
        value: await ratio(apis, ask),
        unit: 'x-1000-requests',
        goal: 1.3,
        sense: 'at most',
      }
    }
  } finally {
    for (const { stop } of apis) await stop()
  }
}

/** On a database of its own, which the api itself migrates before it is filled. */
async function startApi({ requests, port }: (typeof sizes)[number]): Promise<Api> {
  const data = join(root, 'var', `bench-requests-${requests}`)
  rmSync(data, { recursive: true, force: true })
  const environment = readEnvironment({
    ...process.env,
    PORTAL_DATA_DIR: data,
    API_PORT: String(port),
    CMS_TOKEN: 'none',
  })
  await (
    await start(environment, data, port)
  )()
  const cookies = fillRequests(join(data, 'api', 'portal.db'), requests)
  const stop = await start(environment, data, port)
  return {
    ...cookies,
    url: `http://127.0.0.1:${port}`,
    siteKey: environment.SITE_KEY ?? '',
    async stop() {
      await stop()
      rmSync(data, { recursive: true })
    },
  }
}

/** Answers what stops it. */
async function start(
  environment: Environment,
  data: string,
  port: number,
): Promise<() => Promise<void>> {
  const supervisor = new Supervisor(environment, join(data, 'logs'), (refusal) => {
    throw refusal
  })
  await supervisor.start({
    name: 'api',
    args: ['api/src/main.ts'],
    health: `http://127.0.0.1:${port}/health`,
  })
  return () => supervisor.stop()
}

async function ratio(apis: readonly Api[], ask: Question): Promise<number> {
  const times = new Map<Api, number[]>(apis.map((api) => [api, []]))
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
