import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom, type Random } from '../fixtures/files/random.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { inspectDeposits, type KeptReport } from './kept-deposits.ts'
import { startPortal, type KilledPortal } from './killed-portal.ts'
import { newForm, send, type SentForm } from './sent-forms.ts'

const UPLOADERS = 6

/** How long deposits go on before each end, and how large their files are. */
const sizes = {
  short: { kills: 30, acknowledged: 0, mostMs: 250, mostBytes: 200_000 },
  full: { kills: 300, acknowledged: 10_000, mostMs: 2_400, mostBytes: 20_000 },
}

export const kills: Trial = {
  id: 'F01',
  about: 'kill -9 pendant des dépôts : rien d’accusé n’est perdu, doublé, ni visible à moitié',
  async run(size, tell) {
    const folder = await mkdtemp(join(tmpdir(), 'enim-kill-'))
    const report = await killDuringDeposits(folder, { ...sizes[size], seed: 1, tell })
    await rm(folder, { recursive: true })
    const { acknowledged, lost, halves, twice, integrity } = report
    const tally = new Tally()
    tally.count(acknowledged - lost.length, true, '')
    for (const key of lost) tally.count(1, false, `${key} perdu`)
    for (const key of halves) tally.count(1, false, `${key} visible à moitié`)
    for (const key of twice) tally.count(1, false, `${key} en double`)
    tally.count(1, integrity === 'ok', `base de données : ${integrity}`)
    tally.remarks.push(
      `${String(sizes[size].kills)} arrêts, ${String(acknowledged)} dépôts accusés`,
    )
    return tally
  },
}

interface Kills {
  /** At least so many ends, and so many deposits acknowledged. */
  kills: number
  acknowledged: number
  mostMs: number
  mostBytes: number
  seed: number
  tell?: (done: number, total: number) => void
}

/** Ends the api with SIGKILL at random moments of many deposits, and looks at what is left. */
export async function killDuringDeposits(
  folder: string,
  { kills, acknowledged, mostMs, mostBytes, seed, tell }: Kills,
): Promise<KeptReport> {
  const random = createRandom(seed)
  const portal = await startPortal(folder)
  const sent: SentForm[] = []
  for (let kill = 0; kill < kills || countAcknowledged(sent) < acknowledged; kill++) {
    const round = new AbortController()
    const uploaders = Array.from({ length: UPLOADERS }, () =>
      upload(portal, random, { sent, mostBytes, signal: round.signal }),
    )
    // One kill in four may come before anything is acknowledged.
    if (kill % 4 !== 0) await nextAcknowledgement(sent)
    await sleep(random.below(mostMs))
    portal.kill()
    round.abort()
    await Promise.all(uploaders)
    await portal.restart()
    tell?.(Math.min(kill + 1, kills), kills)
  }
  // What was acknowledged is not sent again, which would hide its loss.
  const unanswered = sent.filter(({ reference }) => reference === undefined)
  await Promise.all(unanswered.map((form) => send(portal, form)))
  await portal.end()
  return inspectDeposits(folder, sent)
}

async function nextAcknowledgement(sent: readonly SentForm[]): Promise<void> {
  const before = countAcknowledged(sent)
  const end = Date.now() + 10_000
  while (countAcknowledged(sent) === before && Date.now() < end) await sleep(5)
}

function countAcknowledged(sent: readonly SentForm[]): number {
  return sent.filter(({ reference }) => reference !== undefined).length
}

async function upload(
  portal: KilledPortal,
  random: Random,
  { sent, mostBytes, signal }: { sent: SentForm[]; mostBytes: number; signal: AbortSignal },
): Promise<void> {
  const waiting = sent.filter(({ reference }) => reference === undefined)
  while (!signal.aborted) {
    const form = waiting.pop() ?? newForm(random, mostBytes)
    if (!sent.includes(form)) sent.push(form)
    try {
      await send(portal, form)
    } catch {
      return
    }
  }
}
