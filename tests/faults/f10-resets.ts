import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom, type Random } from '../fixtures/files/random.ts'
import { multipart, multipartType } from '../support/multipart.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { query } from './kept-deposits.ts'
import { startPortal, type KilledPortal } from './killed-portal.ts'
import { newForm, send } from './sent-forms.ts'

const counts = { short: 200, full: 5_000 }
const AT_ONCE = 10
const WARM_UP = 300
/** Memory that Node keeps for the next request; above what the first requests took. */
const MOST_GROWTH = 1.15

export const resets: Trial = {
  id: 'F10',
  about: 'connexions coupées au milieu des envois : descripteurs, fichiers et mémoire reviennent',
  async run(size, tell) {
    const folder = await mkdtemp(join(tmpdir(), 'enim-resets-'))
    const portal = await startPortal(folder)
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

/** Waits until nothing moves any more, and measures. */
async function settle(portal: KilledPortal, folder: string) {
  let last = measure(portal, folder)
  for (let quiet = 0; quiet < 3;) {
    await sleep(500)
    const now = measure(portal, folder)
    quiet = now.descriptors === last.descriptors && now.temporary === last.temporary ? quiet + 1 : 0
    last = now
  }
  return last
}

function measure(portal: KilledPortal, folder: string) {
  const process = `/proc/${String(portal.pid())}`
  const status = readFileSync(`${process}/status`, 'utf8')
  return {
    descriptors: readdirSync(`${process}/fd`).length,
    temporary: readdirSync(join(folder, 'files/temporary')).length,
    /** Resident, in Mo. */
    memory: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024),
  }
}

function said(what: string, before: number, after: number): string {
  return `${what} : ${String(before)} avant, ${String(after)} après`
}
