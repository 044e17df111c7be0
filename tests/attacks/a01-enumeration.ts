import { createHash } from 'node:crypto'
import { Tally, type Trial, type Tell } from '../support/trial.ts'
import { addressOf, call, type Answer } from './support/caller.ts'
import { startTarget, type Target } from './support/target.ts'
import { welch } from './support/welch.ts'

const sizes = { short: 40, full: 2_000 }
const THRESHOLD = 4.5
const classes = ['known', 'unknown', 'blocked', 'unconfirmed'] as const
type Class = (typeof classes)[number]

interface Door {
  path: string
  bodyOf(siret: string, rank: number): object
}

const doors: readonly Door[] = [
  {
    path: '/api/session', // A code of its own each time, or it would be taken for a wave.
    bodyOf: (siret, rank) => ({ siret, code: String(rank).padStart(6, '0') }),
  },
  { path: '/api/registration', bodyOf: (siret) => ({ siret }) },
  { path: '/api/resets', bodyOf: (siret) => ({ siret, captcha: '', human: true }) },
  { path: '/api/confirmations', bodyOf: (siret) => ({ siret, captcha: '', human: true }) },
]

export const enumeration: Trial = {
  id: 'A01',
  about: 'savoir, par les réponses ou par leur durée, si un SIRET a un compte',
  async run(size, tell) {
    const target = await startTarget()
    const tally = new Tally()
    for (const [index, door] of doors.entries()) {
      const sirets = await prepare(target, sizes[size])
      const samples = await measure(target, door, sirets, (done, total) => {
        tell(index * total + done, doors.length * total)
      })
      compareBytes(door, samples, tally)
      compareTimes(door, samples, tally, size === 'full')
    }
    await target.stop()
    return tally
  },
}

type Sirets = Record<Class, string[]>
type Samples = Record<Class, Answer[]>

/** Every sample has a SIRET of its own, so that no counter makes one unlike the others. */
async function prepare(target: Target, count: number): Promise<Sirets> {
  const known = (await target.addVictims(count)).map(({ siret }) => siret)
  const blocked = (await target.addVictims(count)).map(({ siret }) => siret)
  const unknown = Array.from({ length: count }, () => target.unknownSiret())
  const unconfirmed = Array.from({ length: count }, () => target.unknownSiret())
  const tomorrow = Date.now() + 24 * 3_600_000
  await target.database.write([
    {
      sql: `UPDATE accounts SET failed = 3, blocked_until = ?
            WHERE siret IN (SELECT value FROM json_each(?))`,
      args: [tomorrow, JSON.stringify(blocked)],
    },
    {
      sql: `INSERT INTO employers (siret, name, address, created_at)
            SELECT value, 'Armement en attente', '1 quai des Essais', 0 FROM json_each(?)`,
      args: [JSON.stringify(unconfirmed)],
    },
    {
      sql: `INSERT INTO registrations (id, token_hash, siret, fact, step, holder, email, code_hash,
              pepper_id, notifications, consent_version, consented_at, link_hash, link_expires_at, created_at, expires_at)
            SELECT value, value, value, 'number', 'mail', 'Essai', value || '@essai.example', 'x',
              'x', 0, '2026-11', 0, value, ?, ?, ? FROM json_each(?)`,
      args: [tomorrow, Date.now(), tomorrow, JSON.stringify(unconfirmed)],
    },
  ])
  return { known, unknown, blocked, unconfirmed }
}

async function measure(target: Target, door: Door, sirets: Sirets, tell: Tell): Promise<Samples> {
  const samples: Samples = { known: [], unknown: [], blocked: [], unconfirmed: [] }
  const count = sirets.known.length
  for (let round = 0; round < count; round++) {
    for (const kind of shuffled(round)) {
      const siret = sirets[kind][round] ?? ''
      const address = addressOf(round * classes.length + classes.indexOf(kind))
      samples[kind].push(
        await call(`${target.url}${door.path}`, { body: door.bodyOf(siret, round), address }),
      )
    }
    tell(round + 1, count)
  }
  return samples
}

/** Another order each round, so that no class always follows the same one. */
function shuffled(round: number): Class[] {
  const digest = createHash('sha256').update(String(round)).digest()
  return classes
    .map((kind, index) => ({ kind, weight: digest[index] ?? 0 }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ kind }) => kind)
}

function compareBytes({ path }: Door, samples: Samples, tally: Tally): void {
  const expected = visible(samples.known[0])
  for (const kind of classes) {
    for (const answer of samples[kind]) {
      const isSame = visible(answer) === expected
      tally.count(
        1,
        isSame,
        `${path} ${kind} : ${String(answer.status)} ${visible(answer).slice(-300)}`,
      )
    }
  }
}

/** What a stranger reads, without what is drawn anew for each answer or follows from the SIRET alone. */
function visible(answer: Answer | undefined): string {
  if (!answer) return ''
  const { 'set-cookie': cookies = [], ...others } = answer.headers
  const headers = Object.entries(others).filter(([name]) => !drawnAnew.includes(name))
  const named = cookies.map((line) => line.replace(/=[^;]*/, '=…'))
  const body = answer.body
    .replace(/"(id|siret|expiresAt|fact)":"[^"]*"/g, '"$1":"…"')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…')
  return JSON.stringify([answer.status, headers, named, body])
}

/** The length follows from the body, which is compared by itself. */
const drawnAnew = ['content-length', 'date', 'x-request-id']

function compareTimes({ path }: Door, samples: Samples, tally: Tally, counts: boolean): void {
  let worst = 0
  for (const [index, one] of classes.entries()) {
    for (const other of classes.slice(index + 1)) {
      const t = welch(timesOf(samples[one]), timesOf(samples[other]))
      if (Math.abs(t) > Math.abs(worst)) worst = t
      if (counts)
        tally.count(1, Math.abs(t) < THRESHOLD, `${path} ${one}/${other} : t = ${t.toFixed(2)}`)
    }
  }
  tally.remarks.push(
    `${path} : |t| au plus ${Math.abs(worst).toFixed(2)} (seuil ${String(THRESHOLD)})`,
  )
}

function timesOf(answers: readonly Answer[]): number[] {
  return answers.map(({ ms }) => ms)
}
