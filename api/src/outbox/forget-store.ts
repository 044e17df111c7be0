import type { Statement } from '../platform/database.ts'

const forgotten = `recipient = '', text = '', html = '',
  state = CASE state WHEN 'waiting' THEN 'skipped' ELSE state END`

/**
 * No trace is left of who the mails whose `dedupe` begins so were for; those that wait never leave.
 * The prefix ends with a colon.
 */
export function forgetMails(prefix: `${string}:`): Statement {
  return {
    sql: `UPDATE outbox SET ${forgotten} WHERE dedupe >= ? AND dedupe < ?`,
    args: [prefix, `${prefix.slice(0, -1)};`],
  }
}

/** As `forgetMails`, of every mail to subscribers that was written before. */
export function forgetSubscribersBefore(date: Date): Statement {
  return {
    sql: `UPDATE outbox SET ${forgotten}
          WHERE dedupe >= 'subscription:' AND dedupe < 'subscription;' AND recipient <> ''
            AND created_at < ?`,
    args: [date],
  }
}
