import { queueMail } from '../../api/src/outbox/index.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'
import { Tally, type Trial } from '../support/trial.ts'

const counts = { short: 20, full: 1_000 }
const OUTAGE_HOURS = 72
/** The clock goes on by this much at a time; the worker looks much more often. */
const STEP_MINUTES = 20
/** Then every mail has had its turn again: the longest wait between two tries is six hours. */
const AFTERWARDS_HOURS = 7

/** How the mail server fails, hour by hour: the first hour it takes mails without saying so. */
const moods = [
  { kind: 'drops' },
  { kind: 'answers', code: 421 },
  { kind: 'answers', code: 451 },
] as const

export const mailAway: Trial = {
  id: 'F04',
  about: 'serveur de messagerie absent 72 heures (horloge virtuelle) : aucun e-mail perdu',
  async run(size, tell) {
    const portal = await createTestApp()
    const total = counts[size]
    const steps = ((OUTAGE_HOURS + AFTERWARDS_HOURS) * 60) / STEP_MINUTES
    const outageSteps = (OUTAGE_HOURS * 60) / STEP_MINUTES
    for (let step = 0; step < steps; step++) {
      // Queued all along the outage.
      if (step < outageSteps) await queue(portal, ranksOf(step, outageSteps, total))
      portal.mailbox.mood =
        step < outageSteps
          ? (moods[step < 3 ? 0 : (step % 2) + 1] ?? moods[1])
          : { kind: 'accepts' }
      await portal.deliver()
      portal.clock.advance({ minutes: STEP_MINUTES })
      tell(step + 1, steps)
    }
    const tally = await judge(portal, total)
    await portal.close()
    return tally
  },
}

function ranksOf(step: number, steps: number, total: number): number[] {
  const from = Math.floor((total * step) / steps)
  const to = Math.floor((total * (step + 1)) / steps)
  return Array.from({ length: to - from }, (_, rank) => from + rank)
}

async function queue({ deps }: TestApp, ranks: readonly number[]): Promise<void> {
  const letter = { subject: 'Accusé d’enregistrement', paragraphs: ['Bonjour,'] }
  const statements = ranks.map((rank) =>
    queueMail(deps, { to: addressOf(rank), letter, dedupe: `receipt:${String(rank)}` }),
  )
  if (statements.length > 0) await deps.database.write(statements)
}

/** Each is there; more than once only those that the server took without saying so. */
async function judge({ deps, mailbox }: TestApp, total: number): Promise<Tally> {
  const tally = new Tally()
  let twice = 0
  for (let rank = 0; rank < total; rank++) {
    const mails = mailbox.mailsTo(addressOf(rank))
    const ids = new Set(mails.map(({ messageId }) => messageId))
    tally.count(1, mails.length > 0, `${addressOf(rank)} n’a rien reçu`)
    if (mails.length > 1) {
      twice++
      tally.count(1, ids.size === 1, `${addressOf(rank)} : deux e-mails d’identifiants différents`)
    }
  }
  const unsent = await deps.database.read(`SELECT id FROM outbox WHERE state <> 'sent'`)
  tally.count(
    1,
    unsent.length === 0,
    `${String(unsent.length)} e-mails ne sont pas marqués envoyés`,
  )
  tally.remarks.push(`${String(twice)} reçus plus d’une fois, sous le même identifiant`)
  return tally
}

function addressOf(rank: number): string {
  return `titulaire-${String(rank)}@employeur.example`
}
