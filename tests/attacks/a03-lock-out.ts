import { createId, createToken, sha256 } from '../../api/src/platform/tokens.ts'
import { insertBrowser } from '../../api/src/browsers/store.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { addressOf, call, inParallel } from './support/caller.ts'
import { linkTokenOf, waitForMail } from './support/mails.ts'
import { otherCode, startTarget, victimCode, type Target, type Victim } from './support/target.ts'

const sizes = { short: 10, full: 1_000 }
const WIDTH = 6

export const lockOut: Trial = {
  id: 'A03',
  about: 'fermer à un employeur son propre compte, en connaissant son SIRET',
  async run(size, tell) {
    const target = await startTarget()
    const tally = new Tally()
    const victims = await target.addVictims(sizes[size])
    const browsers = await enrolAll(target, victims)
    let done = 0
    await inParallel(victims, WIDTH, async (victim, rank) => {
      await lock(target, victim, rank)
      tell(++done, 3 * victims.length)
    })
    await inParallel(victims, WIDTH, async (victim, rank) => {
      const status = await enter(target, victim, victimCode, browsers[rank] ?? '')
      tally.count(1, status === 201, `navigateur enregistré : ${String(status)}`)
      tell(++done, 3 * victims.length)
    })
    await inParallel(victims, WIDTH, async (victim, rank) => {
      const status = await enterByMail(target, victim, rank)
      tally.count(1, status === 201, `par le lien reçu : ${String(status)}`)
      const told = target.mailbox
        .mailsTo(victim.email)
        .filter(({ subject }) => subject?.includes('bloqué')).length
      tally.count(1, told === 1, `${String(told)} e-mails de blocage`)
      tell(++done, 3 * victims.length)
    })
    await target.stop()
    return tally
  },
}

async function enrolAll({ database }: Target, victims: readonly Victim[]): Promise<string[]> {
  const clock = { now: () => new Date() }
  const client = { network: '10.0.0.0/24', browser: 'Firefox sur Linux' }
  const tokens = victims.map(() => createToken())
  const statements = victims.map(({ id }, rank) => {
    const tokenHash = sha256(tokens[rank] ?? '')
    return insertBrowser({ clock }, { id: createId(), accountId: id, tokenHash, client })
  })
  await database.write(statements)
  return tokens
}

/** Five tries of a stranger; three would do. */
async function lock({ url }: Target, { siret }: Victim, rank: number): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const code = String((rank * 7 + attempt * 101_011) % 1_000_000).padStart(6, '0')
    await call(`${url}/api/session`, { body: { siret, code }, address: addressOf(rank) })
  }
}

async function enter({ url }: Target, { siret }: Victim, code: string, browser: string) {
  const cookies = { '__Host-browser': browser }
  const address = '198.51.100.7'
  const { status } = await call(`${url}/api/session`, { body: { siret, code }, cookies, address })
  return status
}

/** From a browser that the account does not know: the mailed link, a new code, and in. */
async function enterByMail(target: Target, victim: Victim, rank: number): Promise<number> {
  const address = addressOf(100_000 + rank)
  const body = { siret: victim.siret, captcha: '', human: true }
  await call(`${target.url}/api/resets`, { body, address })
  const mail = await waitForMail(target.mailbox, victim.email, 'nouveau-mot-de-passe')
  const redeemed = await call(`${target.url}/api/resets/redemption`, {
    body: { token: linkTokenOf(mail), code: otherCode, codeAgain: otherCode },
    address,
  })
  if (redeemed.status !== 200) return redeemed.status
  return enter(target, victim, otherCode, redeemed.cookies['__Host-browser'] ?? '')
}
