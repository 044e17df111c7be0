import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../fixtures/files/random.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { inParallel } from './support/caller.ts'
import { withPortal } from './support/deposit-files.ts'
import { fuzzedRequest, readRoutes } from './support/fuzzed-requests.ts'

const counts = { short: 2_000, full: 1_000_000 }
const AT_ONCE = 32
const MOST_STALL_MS = 200
/** What an unexpected error would tell of the program. */
const trace = /at .*\.(ts|js):\d+|SQLITE_|node_modules|ZodError/

export const fuzz: Trial = {
  id: 'A35',
  about: 'un million de requêtes au hasard sur toutes les adresses : aucune erreur, aucun arrêt',
  run: (size, tell) =>
    withPortal(
      async (portal) => {
        const routes = await readRoutes(portal)
        const random = createRandom(35)
        const tally = new Tally()
        const watch = watchStalls(portal.url)
        let done = 0
        const ranks = Array.from({ length: counts[size] / 100 }, (_, rank) => rank)
        await inParallel(ranks, AT_ONCE, async () => {
          for (let turn = 0; turn < 100; turn++) {
            const { path, init } = fuzzedRequest(random, routes, portal.headers)
            const answer = await fetch(`${portal.url}${path}`, init)
            const body = await answer.text()
            // 503 with its Retry-After is the answer of a gate, not an error.
            const isMeant = answer.status < 500 || answer.headers.has('retry-after')
            const said = `${init.method ?? ''} ${path} : ${String(answer.status)} ${body}`
            tally.count(1, isMeant && !trace.test(body), said.slice(0, 300))
            tell(++done, counts[size])
          }
        })
        const { p999, slowest } = await watch.end()
        tally.count(1, portal.isRunning(), 'l’api s’est arrêtée')
        tally.count(1, p999 < MOST_STALL_MS, `réponse de /health en ${p999.toFixed()} ms`)
        tally.remarks.push(
          `${String(routes.length)} adresses ; /health : ${p999.toFixed()} ms à 99,9 %, ${slowest.toFixed()} ms au plus`,
        )
        return tally
      },
      { API_SPEC: 'true' },
    ),
}

/** How long a page that asks nothing takes meanwhile. */
function watchStalls(url: string) {
  const times: number[] = []
  const stop = new AbortController()
  const watching = (async () => {
    while (!stop.signal.aborted) {
      const start = performance.now()
      await fetch(`${url}/health`).catch(() => undefined)
      times.push(performance.now() - start)
      await sleep(50)
    }
  })()
  return {
    async end() {
      stop.abort()
      await watching
      times.sort((a, b) => a - b)
      return { p999: times[Math.floor(times.length * 0.999)] ?? 0, slowest: times.at(-1) ?? 0 }
    },
  }
}
