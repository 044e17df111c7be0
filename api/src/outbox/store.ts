import { channels, type Channel } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { layOut } from './layout.ts'
import type { Letter } from './letter.ts'
import { toSmsText } from './sms-text.ts'
import { worded } from './worded.ts'

const priorities = { urgent: 0, normal: 1, bulk: 2 } as const

interface Queued {
  /** One address; for a text message a number, E.164. */
  to: string
  /** Names the reason of the message: the same reason again queues nothing. */
  dedupe: string
  priority?: keyof typeof priorities
  /** Whose account it tells of: its holder may ask what was sent. */
  accountId?: string
}

/** For the same batch as the change that the mail tells of; then `wakeOutbox`. */
export function queueMail(deps: Deps, { letter, ...mail }: Queued & { letter: Letter }): Statement {
  const said = worded(letter, deps.mailTexts)
  const words = layOut(said, deps.settings.publicUrl)
  return insertMessage(deps, { ...mail, ...words, channel: 'mail', subject: said.subject })
}

/** As `queueMail`; one text message of 160 characters at most. */
export function queueSms(deps: Deps, { text, ...sms }: Queued & { text: string }): Statement {
  const words = { text: toSmsText(text), html: '', subject: '' }
  return insertMessage(deps, { ...sms, ...words, channel: 'sms' })
}

interface Message extends Queued {
  channel: Channel
  subject: string
  text: string
  html: string
}

function insertMessage({ clock }: Deps, message: Message): Statement {
  const { channel, dedupe, to, subject, text, html, priority = 'normal', accountId } = message
  const now = clock.now()
  return {
    sql: `INSERT INTO outbox (id, channel, dedupe, recipient, subject, text, html, priority,
            next_try_at, created_at, account_id)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (dedupe) DO NOTHING`,
    args: [
      createId(),
      channel,
      dedupe,
      to,
      subject,
      text,
      html,
      priorities[priority],
      now,
      now,
      accountId ?? null,
    ],
  }
}

const claimedSchema = z.object({
  id: z.string(),
  channel: z.enum(channels),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  tries: z.number(),
  createdAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

export type ClaimedMail = z.infer<typeof claimedSchema>

/** The priority of the most urgent mail that is due; undefined when none is. */
export async function findDuePriority({ database, clock }: Deps): Promise<number | undefined> {
  for (const priority of Object.values(priorities)) {
    const rows = await database.read(
      `SELECT 1 FROM outbox WHERE state = 'waiting' AND priority = ? AND next_try_at <= ? LIMIT 1`,
      [priority, clock.now()],
    )
    if (rows.length > 0) return priority
  }
  return undefined
}

/** Takes due mails for the time of a lease; a worker that dies gives them back at its end. */
export async function claimMails(
  { database, clock }: Deps,
  { priority, count, leaseMs }: { priority: number; count: number; leaseMs: number },
): Promise<ClaimedMail[]> {
  const now = clock.now()
  const [claimed] = await database.write([
    {
      sql: `UPDATE outbox SET tries = tries + 1, next_try_at = ?
            WHERE id IN (
              SELECT id FROM outbox WHERE state = 'waiting' AND priority = ? AND next_try_at <= ?
              ORDER BY next_try_at LIMIT ?
            )
            RETURNING id, channel, recipient AS "to", subject, text, html, tries,
                      created_at AS createdAt`,
      args: [new Date(now.getTime() + leaseMs), priority, now, count],
    },
  ])
  return z.array(claimedSchema).parse(claimed?.rows)
}

/** The trace stays, the words go. */
export function markSent(id: string, now: Date): Statement {
  return {
    sql: `UPDATE outbox SET state = 'sent', sent_at = ?, text = '', html = '' WHERE id = ?`,
    args: [now, id],
  }
}

/** Nobody sends this channel's messages here. */
export function markSkipped(id: string): Statement {
  return {
    sql: `UPDATE outbox SET state = 'skipped', text = '', html = '' WHERE id = ?`,
    args: [id],
  }
}

export function markDead(id: string, reason: string): Statement {
  return {
    sql: `UPDATE outbox SET state = 'dead', last_failure = ? WHERE id = ?`,
    args: [reason, id],
  }
}

export function markDelayed(id: string, reason: string, nextTryAt: Date): Statement {
  return {
    sql: 'UPDATE outbox SET next_try_at = ?, last_failure = ? WHERE id = ?',
    args: [nextTryAt, reason, id],
  }
}
