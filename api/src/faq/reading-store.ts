import type { Statement } from '../platform/database.ts'

interface Reading {
  accountId: string
  slug: string
  at: Date
}

export function insertReading({ accountId, slug, at }: Reading): Statement {
  return {
    sql: `INSERT INTO faq_readings (account_id, slug, at) VALUES (?, ?, ?)
          ON CONFLICT (account_id, slug) DO UPDATE SET at = excluded.at`,
    args: [accountId, slug, at],
  }
}

export function deleteReadings(accountId: string): Statement {
  return { sql: 'DELETE FROM faq_readings WHERE account_id = ?', args: [accountId] }
}

interface AskedQuestion {
  accountId: string
  /** « 2026-11-23 » */
  day: string
  /** Folded. */
  words: string
  /** Masked. */
  object: string
}

/** Once for each answer that the account has read since then. */
export function countAsked(
  { accountId, day, words, object }: AskedQuestion,
  since: Date,
): Statement {
  return {
    sql: `INSERT INTO questions_after_reading (day, words, slug, object, count)
          SELECT ?, ?, slug, ?, 1 FROM faq_readings WHERE account_id = ? AND at > ?
          ON CONFLICT (day, words, slug) DO UPDATE SET count = count + 1`,
    args: [day, words, object, accountId, since],
  }
}

export function forgetReadings(before: Date): Statement {
  return { sql: 'DELETE FROM faq_readings WHERE at < ?', args: [before] }
}

export function forgetAsked(beforeDay: string): Statement {
  return { sql: 'DELETE FROM questions_after_reading WHERE day < ?', args: [beforeDay] }
}
