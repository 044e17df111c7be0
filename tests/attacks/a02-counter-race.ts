import * as z from 'zod'
import { Tally, type Trial } from '../support/trial.ts'
import { addressOf, call } from './support/caller.ts'
import { startTarget, victimCode, type Target, type Victim } from './support/target.ts'

const PARALLEL = 200
const sizes = { short: 2, full: 100 }
/** One round in ten sends right codes instead: they must not close the account. */
const RIGHT_EVERY = 10

export const counterRace: Trial = {
  id: 'A02',
  about: '200 mots de passe à la fois sur un compte : 3 évalués, pas un de plus',
  async run(size, tell) {
    const target = await startTarget()
    const tally = new Tally()
    const rounds = sizes[size]
    const victims = await target.addVictims(rounds + Math.ceil(rounds / RIGHT_EVERY))
    for (const [round, victim] of victims.entries()) {
      if (round < rounds) await sendWrongCodes(target, victim, round, tally)
      else await sendRightCodes(target, victim, round, tally)
      tell(round + 1, victims.length)
    }
    await target.stop()
    return tally
  },
}

async function sendWrongCodes(target: Target, victim: Victim, round: number, tally: Tally) {
  const statuses = await sendAtOnce(target, victim, round, (rank) => String(100_000 + rank))
  const { failed, isBlocked, evaluated } = await stateOf(target, victim)
  const isHeld =
    evaluated === 3 && failed === 3 && isBlocked && !statuses.some((status) => status < 400)
  tally.count(PARALLEL, isHeld, `${String(evaluated)} évalués, compteur ${String(failed)}`)
}

async function sendRightCodes(target: Target, victim: Victim, round: number, tally: Tally) {
  await sendAtOnce(target, victim, round, () => victimCode)
  const { failed, isBlocked } = await stateOf(target, victim)
  tally.count(PARALLEL, failed === 0 && !isBlocked, `de bons codes ont bloqué ${victim.siret}`)
}

/** From addresses and with codes of their own, or other limits would refuse them first. */
async function sendAtOnce(
  { url }: Target,
  { siret }: Victim,
  round: number,
  codeOf: (rank: number) => string,
) {
  const answers = await Promise.all(
    Array.from({ length: PARALLEL }, (_, place) => round * PARALLEL + place).map((rank) =>
      call(`${url}/api/session`, {
        body: { siret, code: codeOf(rank) },
        address: addressOf(rank),
      }),
    ),
  )
  return answers.map(({ status }) => status)
}

const stateSchema = z.object({
  failed: z.number(),
  isBlocked: z.number().transform(Boolean),
  evaluated: z.number(),
})

async function stateOf({ database }: Target, { id }: Victim) {
  const [row] = await database.read(
    `SELECT failed, blocked_until IS NOT NULL AS isBlocked,
            (SELECT COUNT(*) FROM journal
             WHERE account_id = accounts.id AND event = 'sign-in-refused') AS evaluated
     FROM accounts WHERE id = ?`,
    [id],
  )
  return stateSchema.parse(row)
}
