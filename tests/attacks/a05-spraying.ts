import * as z from 'zod'
import { Tally, type Trial } from '../support/trial.ts'
import { call, inParallel } from './support/caller.ts'
import { otherCode, startTarget, type Target } from './support/target.ts'

const sizes = { short: 2_000, full: 100_000 }
const KNOWN_EVERY = 100
const MAX_HASHES = 500
const WIDTH = 64

export const spraying: Trial = {
  id: 'A05',
  about: 'un même mot de passe sur 100 000 SIRET, depuis une adresse',
  async run(size, tell) {
    const target = await startTarget()
    const tally = new Tally()
    const sirets = await siretsOf(target, sizes[size])
    let done = 0
    let answered = 0
    await inParallel(sirets, WIDTH, async (siret) => {
      const { status } = await call(`${target.url}/api/session`, {
        body: { siret, code: otherCode },
        address: '203.0.113.66',
      })
      // Whatever is not refused before it is looked at.
      if (status !== 429 && status !== 503) answered++
      if (++done % 500 === 0) tell(done, sirets.length)
    })
    const { evaluated, alarms, closed } = await readJournal(target)
    const hashes = Math.max(evaluated, answered)
    tally.count(sirets.length, hashes <= MAX_HASHES, `${String(hashes)} mots de passe évalués`)
    tally.count(1, alarms > 0, 'aucune alarme dans le journal')
    tally.count(1, closed === 0, `${String(closed)} comptes bloqués`)
    tally.remarks.push(
      `${String(hashes)} évalués (au plus ${String(MAX_HASHES)}), ${String(alarms)} alarme au journal`,
    )
    await target.stop()
    return tally
  },
}

/** One in a hundred has an account, with another code. */
async function siretsOf(target: Target, count: number): Promise<string[]> {
  const victims = await target.addVictims(count / KNOWN_EVERY)
  return Array.from({ length: count }, (_, rank) =>
    rank % KNOWN_EVERY === 0 ? (victims[rank / KNOWN_EVERY]?.siret ?? '') : target.unknownSiret(),
  )
}

const journalSchema = z.object({ evaluated: z.number(), alarms: z.number(), closed: z.number() })

async function readJournal({ database }: Target) {
  const [row] = await database.read(
    `SELECT (SELECT COUNT(*) FROM journal WHERE event IN ('sign-in-refused', 'one-time-code-sent'))
              AS evaluated,
            (SELECT COUNT(*) FROM journal WHERE event = 'wave-detected') AS alarms,
            (SELECT COUNT(*) FROM accounts WHERE blocked_until IS NOT NULL) AS closed`,
  )
  return journalSchema.parse(row)
}
