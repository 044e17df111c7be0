import { frequencies } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import type { Unconfirmed } from './unconfirmed-store.ts'

/** How long the proof outlives the subscription, and an address that left is recognised. */
const KEPT_YEARS = 3

type Clock = Pick<Deps, 'clock'>

/** That the mailbox said yes: no address, a keyed hash of it. */
export function recordConsent(
  { clock }: Clock,
  subscriberId: string,
  agreed: Pick<
    Unconfirmed,
    'addressKey' | 'frequency' | 'domains' | 'page' | 'wordsVersion' | 'askedAt'
  >,
): Statement {
  const { addressKey, frequency, domains, page, wordsVersion, askedAt } = agreed
  return {
    sql: `INSERT INTO subscription_consents (id, subscriber_id, address_key, frequency, domains,
            page, words_version, asked_at, confirmed_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      ...[createId(), subscriberId, addressKey, frequency, JSON.stringify(domains)],
      ...[page, wordsVersion, askedAt, clock.now()],
    ],
  }
}

/** Taken back, or replaced by that of another address. */
export function endConsents({ clock }: Clock, subscriberId: string): Statement {
  return {
    sql: `UPDATE subscription_consents SET ended_at = ?
          WHERE subscriber_id = ? AND ended_at IS NULL`,
    args: [clock.now(), subscriberId],
  }
}

/** A later sign-up tells the mailbox that it had left. */
export function rememberLeft({ clock }: Clock, addressKey: string): Statement {
  return {
    sql: 'INSERT OR REPLACE INTO left_addresses (address_key, left_at) VALUES (?, ?)',
    args: [addressKey, clock.now()],
  }
}

export function forgetLeft(addressKey: string): Statement {
  return { sql: 'DELETE FROM left_addresses WHERE address_key = ?', args: [addressKey] }
}

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

/** When the address last left. */
export async function findLeft(
  { database }: Pick<Deps, 'database'>,
  addressKey: string,
): Promise<Date | undefined> {
  const [row] = await database.read(
    'SELECT left_at AS at FROM left_addresses WHERE address_key = ?',
    [addressKey],
  )
  return row && instant.parse(row.at)
}

const consentSchema = z.object({
  frequency: z.enum(frequencies),
  domains: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  page: z.string(),
  wordsVersion: z.string(),
  askedAt: instant,
  confirmedAt: instant,
  endedAt: instant.nullable(),
})

/** All that is known of what an address agreed to, oldest first. */
export async function listConsents({ database }: Pick<Deps, 'database'>, addressKey: string) {
  const rows = await database.read(
    `SELECT frequency, domains, page, words_version AS wordsVersion, asked_at AS askedAt,
            confirmed_at AS confirmedAt, ended_at AS endedAt
     FROM subscription_consents WHERE address_key = ? ORDER BY confirmed_at`,
    [addressKey],
  )
  return z.array(consentSchema).parse(rows)
}

/** What nobody can be asked to prove any more. */
export function deleteOldProofs({ clock }: Clock): Statement[] {
  const before = new Date(clock.now())
  before.setUTCFullYear(before.getUTCFullYear() - KEPT_YEARS)
  return [
    { sql: 'DELETE FROM subscription_consents WHERE ended_at <= ?', args: [before] },
    { sql: 'DELETE FROM left_addresses WHERE left_at <= ?', args: [before] },
  ]
}
