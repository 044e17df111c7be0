import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom, type Random } from '../fixtures/files/random.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { inspectDeposits } from './kept-deposits.ts'
import { startPortal, type ApiProcess, type KilledPortal } from './killed-portal.ts'
import { newForm, send, type SentForm } from './sent-forms.ts'

const restarts = { short: 6, full: 100 }
const UPLOADERS = 4

export const rollingRestarts: Trial = {
  id: 'F14',
  about: 'deux processus arrêtés et relancés tour à tour sous les dépôts : aucun dépôt ne le voit',
  async run(size, tell) {
    const folder = await mkdtemp(join(tmpdir(), 'enim-rolling-'))
    const first = await startPortal(folder)
    const second = await first.another()
    const balancer = await startBalancer([first, second])
    const sent: SentForm[] = []
    const failures: string[] = []
    const stop = new AbortController()
    const random = createRandom(14)
    const uploaders = Array.from({ length: UPLOADERS }, () =>
      upload({ url: balancer.url, headers: first.headers }, random, {
        sent,
        failures,
        signal: stop.signal,
      }),
    )
    for (let rank = 0; rank < restarts[size]; rank++) {
      const portal = rank % 2 === 0 ? first : second
      await balancer.without(portal, async () => {
        await portal.end()
        await portal.restart()
      })
      tell(rank + 1, restarts[size])
    }
    stop.abort()
    await Promise.all(uploaders)
    await Promise.all([first.end(), second.end(), balancer.close()])

    const tally = new Tally()
    const { acknowledged, lost, halves, twice, integrity } = inspectDeposits(folder, sent)
    tally.count(acknowledged, lost.length === 0, `${String(lost.length)} dépôts accusés perdus`)
    for (const failure of failures) tally.count(1, false, failure)
    tally.count(1, [...halves, ...twice].length === 0, 'un dépôt à moitié ou en double')
    tally.count(1, integrity === 'ok', `base de données : ${integrity}`)
    tally.remarks.push(`${String(restarts[size])} relances, ${String(acknowledged)} dépôts`)
    await rm(folder, { recursive: true })
    return tally
  },
}

async function upload(
  portal: Pick<KilledPortal, 'url' | 'headers'>,
  random: Random,
  { sent, failures, signal }: { sent: SentForm[]; failures: string[]; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    const form = newForm(random, 20_000)
    sent.push(form)
    await send(portal, form).catch((error: unknown) => failures.push(String(error)))
  }
}

/** As a proxy before both does: new requests go to the one that takes some. */
async function startBalancer(processes: readonly ApiProcess[]) {
  const resting = new Set<ApiProcess>()
  let turn = 0
  const server = createServer((incoming, answer) => {
    const open = processes.filter((one) => !resting.has(one))
    const chosen = open[turn++ % open.length]
    if (chosen) passOn(incoming, answer, chosen)
    else answer.writeHead(502).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    async without(one: ApiProcess, work: () => Promise<void>) {
      resting.add(one)
      // A proxy stops sending before the process is told to stop: what is on its way arrives.
      await sleep(200)
      await work()
      resting.delete(one)
    },
    async close() {
      server.closeIdleConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function passOn(incoming: IncomingMessage, answer: ServerResponse, { url }: ApiProcess): void {
  const { method, headers } = incoming
  const path = new URL(incoming.url ?? '', url)
  const passed = request(path, {
    method,
    agent: false,
    headers: { ...headers, connection: 'close' },
  })
  passed.on('response', (given) => {
    answer.writeHead(given.statusCode ?? 502, given.headers)
    given.pipe(answer)
  })
  passed.on('error', () => answer.destroy())
  incoming.pipe(passed)
}
