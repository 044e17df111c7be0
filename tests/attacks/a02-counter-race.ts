import * as z from 'zod'
import { Tally, type Attack } from './attack.ts'
import { addressOf, call } from './support/caller.ts'
import { startTarget, victimCode, type Target, type Victim } from './support/target.ts'

const PARALLEL = 200
const sizes = { short: 2, full: 100 }
/** One round in ten sends right codes instead: they must not close the account. */
const RIGHT_EVERY = 10

export const counterRace: Attack = {
  id: 'A02',
  about: '200 mots de passe à la fois sur un compte : 3 évalués, pas un de plus',
  async run(size, tell) {
    const target = await startTarget()
    const tally = new Tally()
    const rounds = sizes[size]
    const victims = await target.addVictims(rounds + Math.ceil(rounds / RIGHT_EVERY))
    for (const [round, victim] of victims.entries()) {
      if (round < rounds) await sendWrongCodes(target, victim, tally)
      else await sendRightCodes(target, victim, tally)
      tell(round + 1, victims.length)
    }
    await target.stop()
    return tally
  },
}

async function sendWrongCodes(target: Target, victim: Victim, tally: Tally): Promise<void> {
  const statuses = await sendAtOnce(target, victim, (rank) => String(100_000 + rank * 1_009))
  const { failed, isBlocked, evaluated } = await stateOf(target, victim)
  const isHeld =
    evaluated === 3 && failed === 3 && isBlocked && !statuses.some((status) => status < 400)
  tally.count(PARALLEL, isHeld, `${String(evaluated)} évalués, compteur ${String(failed)}`)
}

async function sendRightCodes(target: Target, victim: Victim, tally: Tally): Promise<void> {
  await sendAtOnce(target, victim, () => victimCode)
  const { failed, isBlocked } = await stateOf(target, victim)
  tally.count(PARALLEL, failed === 0 && !isBlocked, `de bons codes ont bloqué ${victim.siret}`)
}

async function sendAtOnce({ url }: Target, { siret }: Victim, codeOf: (rank: number) => string) {
  const answers = await Promise.all(
    Array.from({ length: PARALLEL }, (_, rank) =>
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
