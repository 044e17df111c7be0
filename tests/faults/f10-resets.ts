import { readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createRandom, type Random } from '../fixtures/files/random.ts'
import { multipart, multipartType } from '../support/multipart.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { query } from './kept-deposits.ts'
import { startPortal, type KilledPortal } from './killed-portal.ts'
import { newForm, send } from './sent-forms.ts'

const counts = { short: 200, full: 5_000 }
const AT_ONCE = 10
const WARM_UP = 300
/** Of the memory in use once it is collected. */
const MOST_GROWTH = 1.05
const PATIENCE_MS = 10_000
const memoryFile = 'memory'

const collected = fileURLToPath(new URL('collected-memory.ts', import.meta.url))

export const resets: Trial = {
  id: 'F10',
  about: 'connexions coupées au milieu des envois : descripteurs, fichiers et mémoire reviennent',
  async run(size, tell) {
    const folder = await mkdtemp(join(tmpdir(), 'enim-resets-'))
    const portal = await startPortal(folder, {
      options: ['--expose-gc', '--import', collected],
      env: { COLLECTED_MEMORY: join(folder, memoryFile) },
    })
    const random = createRandom(10)
    const cut = async (count: number) => {
      for (let done = 0; done < count; done += AT_ONCE) {
        await Promise.all(Array.from({ length: AT_ONCE }, () => cutDeposit(portal, random)))
        tell(done + AT_ONCE, count)
      }
    }
    // The first ones fill the caches and pools that every process has.
    await cut(Math.max(WARM_UP, counts[size] / 2.5))
    const before = await settle(portal, folder)
    await cut(counts[size])
    const after = await settle(portal, folder)
    const form = newForm(random)
    await send(portal, form)
    await portal.end()

    const tally = new Tally()
    tally.count(counts[size], form.reference !== undefined, 'plus aucun dépôt n’est pris')
    tally.count(
      1,
      after.descriptors <= before.descriptors,
      said('descripteurs', before.descriptors, after.descriptors),
    )
    tally.count(1, after.temporary === 0, said('fichiers temporaires', 0, after.temporary))
    tally.count(
      1,
      after.memory <= before.memory * MOST_GROWTH,
      said('Mo', before.memory, after.memory),
    )
    const requests = query<{ n: number }>(
      join(folder, 'portal.db'),
      'SELECT count(*) AS n FROM requests',
    )
    tally.count(1, requests[0]?.n === 1, 'un envoi coupé est devenu une demande')
    tally.remarks.push(said('descripteurs', before.descriptors, after.descriptors))
    tally.remarks.push(said('Mo', before.memory, after.memory))
    await rm(folder, { recursive: true })
    return tally
  },
}

/** Sends the beginning of a deposit, up to a random byte, then resets the connection. */
async function cutDeposit(portal: KilledPortal, random: Random): Promise<void> {
  const body = multipart(newForm(random).form)
  const { port, pathname } = new URL('/api/requests', portal.url)
  const headers = { ...portal.headers, host: 'localhost', 'content-type': multipartType }
  const head = Object.entries({ ...headers, 'content-length': String(body.length) })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')
  const request = Buffer.concat([Buffer.from(`POST ${pathname} HTTP/1.1\r\n${head}\r\n\r\n`), body])
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve()
    })
    socket.write(request.subarray(0, 1 + random.below(request.length - 1)), () => {
      socket.resetAndDestroy()
    })
  })
}

/** Waits until nothing moves any more, and measures; memory in Mo, once it is collected. */
async function settle(portal: KilledPortal, folder: string) {
  let last = measure(portal, folder)
  for (let quiet = 0; quiet < 3;) {
    await sleep(500)
    const now = measure(portal, folder)
    quiet = now.descriptors === last.descriptors && now.temporary === last.temporary ? quiet + 1 : 0
    last = now
  }
  return { ...last, memory: await collectedMemory(portal, folder) }
}

function measure(portal: KilledPortal, folder: string) {
  return {
    descriptors: readdirSync(`/proc/${String(portal.pid())}/fd`).length,
    temporary: readdirSync(join(folder, 'files/temporary')).length,
  }
}

async function collectedMemory(portal: KilledPortal, folder: string): Promise<number> {
  const file = join(folder, memoryFile)
  await rm(file, { force: true })
  process.kill(portal.pid(), 'SIGUSR2')
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    await sleep(100)
    const bytes = await readFile(file, 'utf8').catch(() => '')
    if (bytes !== '') return Math.round(Number(bytes) / 1024 / 1024)
  }
  throw new Error('The api does not say what memory it uses.')
}

function said(what: string, before: number, after: number): string {
  return `${what} : ${String(before)} avant, ${String(after)} après`
}
