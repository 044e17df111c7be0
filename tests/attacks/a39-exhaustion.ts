import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { siretOf } from '../support/sirets.ts'
import { Tally, type Trial, type Tell } from '../support/trial.ts'
import { addressOf } from './support/caller.ts'
import { startPortal, type Portal } from './support/portal.ts'
import { signInToPortal } from './support/sign-in.ts'

const sizes = { short: 5, full: 60 }
const LOGINS_PER_SECOND = 500
const MAX_P95_MS = 500
const TICK_MS = 20

export const exhaustion: Trial = {
  id: 'A39',
  about: '500 connexions par seconde : les autres pages restent sous 500 ms (95e centile)',
  async run(size, tell) {
    const portal = await startPortal()
    const tally = new Tally()
    try {
      const { cookie } = await signInToPortal(portal)
      const flood = startFlood(portal)
      const times = await browse(portal, cookie, sizes[size], tell)
      const { sent } = await flood.stop()
      for (const [path, samples] of times) {
        const p95 = percentile(samples, 0.95)
        tally.count(samples.length, p95 < MAX_P95_MS, `${path} : p95 = ${p95.toFixed(0)} ms`)
        tally.remarks.push(`${path} : p95 = ${p95.toFixed(0)} ms sur ${String(samples.length)}`)
      }
      tally.remarks.push(`${(sent / sizes[size]).toFixed(0)} connexions par seconde`)
    } finally {
      await portal.stop()
    }
    return tally
  },
}

/** Wrong codes on SIRETs all different, each from its own address, at a steady pace. */
function startFlood({ siteUrl }: Portal) {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 })
  const start = performance.now()
  let sent = 0
  const timer = setInterval(() => {
    const due = ((performance.now() - start) / 1_000) * LOGINS_PER_SECOND
    while (sent < due) logIn(agent, siteUrl, sent++)
  }, TICK_MS)
  return {
    async stop() {
      clearInterval(timer)
      await sleep(500)
      agent.destroy()
      return { sent }
    },
  }
}

function logIn(agent: Agent, siteUrl: string, rank: number): void {
  const code = String((rank * 7_919) % 1_000_000).padStart(6, '0')
  const call = request(
    `${siteUrl}/api/session`,
    {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': addressOf(rank),
      },
    },
    (answer) => answer.resume(),
  )
  // A refused or cut connection is the portal's right; only the other pages are measured.
  call.on('error', () => undefined)
  call.end(JSON.stringify({ siret: siretOf(rank), code }))
}

const paths = ['/', '/actualites', '/connexion', '/espace', '/espace/demandes']

async function browse({ siteUrl }: Portal, cookie: string, seconds: number, tell: Tell) {
  const times = new Map(paths.map((path) => [path, [] as number[]]))
  const end = performance.now() + seconds * 1_000
  while (performance.now() < end) {
    for (const [path, samples] of times) {
      const start = performance.now()
      const answer = await fetch(`${siteUrl}${path}`, { headers: { cookie }, redirect: 'manual' })
      await answer.arrayBuffer()
      samples.push(answer.status < 400 ? performance.now() - start : Infinity)
    }
    tell(seconds - (end - performance.now()) / 1_000, seconds)
    await sleep(20)
  }
  return times
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity
}
