import { Tally, type Trial } from '../support/trial.ts'
import { addressOf, call, type Answer } from './support/caller.ts'
import { linkTokenOf, typedCodeOf, waitForMail } from './support/mails.ts'
import { runRegistrationMachine } from './registration-machine.ts'
import { openRegistrationPortal } from './registration-portal.ts'
import { otherCode, startTarget, victimCode, type Target, type Victim } from './support/target.ts'

const PARALLEL = 100
const sizes = { short: { rounds: 4, orders: 200 }, full: { rounds: 100, orders: 10_000 } }

export const links: Trial = {
  id: 'A08',
  about: 'un lien ou un code reçu servi 100 fois à la fois ; les étapes dans le désordre',
  async run(size, tell) {
    const { rounds, orders } = sizes[size]
    const target = await startTarget()
    const tally = new Tally()
    const victims = await target.addVictims(rounds)
    for (const [round, victim] of victims.entries()) {
      const answers =
        round % 2 === 0
          ? await redeemReset(target, victim, round)
          : await redeemCode(target, victim, round)
      const redeemed = answers.filter(({ status }) => status < 300).length
      tally.count(PARALLEL, redeemed === 1, `${String(redeemed)} fois accepté`)
      tell(round + 1, 2 * rounds)
    }
    await target.stop()
    await walkInDisorder(orders, tally, (done) => {
      tell(rounds + (done / orders) * rounds, 2 * rounds)
    })
    return tally
  },
}

/** The steps of a first connection in random orders: none gives an account but the right one. */
async function walkInDisorder(orders: number, tally: Tally, tell: (done: number) => void) {
  const portal = await openRegistrationPortal()
  try {
    const { commands, accounts } = await runRegistrationMachine(portal, orders, tell)
    tally.count(orders, true, '')
    tally.remarks.push(`${String(commands)} étapes dans le désordre, ${String(accounts)} comptes`)
  } catch (error) {
    tally.count(orders, false, String(error))
  }
  await portal.close()
}

async function redeemReset(target: Target, victim: Victim, round: number): Promise<Answer[]> {
  const address = addressOf(round)
  await call(`${target.url}/api/resets`, {
    body: { siret: victim.siret, captcha: '', human: true },
    address,
  })
  const mail = await waitForMail(target.mailbox, victim.email, 'nouveau-mot-de-passe')
  const body = { token: linkTokenOf(mail), code: otherCode, codeAgain: otherCode }
  return sendAtOnce((rank) =>
    call(`${target.url}/api/resets/redemption`, { body, address: addressOf(1_000 + rank) }),
  )
}

async function redeemCode(target: Target, victim: Victim, round: number): Promise<Answer[]> {
  const { cookies } = await call(`${target.url}/api/session`, {
    body: { siret: victim.siret, code: victimCode },
    address: addressOf(round),
  })
  const mail = await waitForMail(target.mailbox, victim.email, 'code')
  const body = { code: typedCodeOf(mail) }
  return sendAtOnce((rank) =>
    call(`${target.url}/api/session/code`, { body, cookies, address: addressOf(1_000 + rank) }),
  )
}

function sendAtOnce(send: (rank: number) => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(Array.from({ length: PARALLEL }, (_, rank) => send(rank)))
}
