import { frequencies } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { Asking } from './asked-store.ts'

interface NewLink {
  tokenHash: string
  expiresAt: Date
}

/** The link of an address; its former one ends. */
export function replaceUnconfirmed(
  addressKey: string,
  asking: Asking,
  { tokenHash, expiresAt }: NewLink,
): Statement {
  const { address, frequency, domains, page, wordsVersion, subscriberId, askedAt } = asking
  return {
    sql: `INSERT OR REPLACE INTO unconfirmed_subscriptions (address_key, token_hash, address,
            frequency, domains, page, words_version, subscriber_id, asked_at, expires_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      ...[addressKey, tokenHash, address, frequency, JSON.stringify(domains), page, wordsVersion],
      ...[subscriberId, askedAt, expiresAt],
    ],
  }
}

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const unconfirmedSchema = z.object({
  addressKey: z.string(),
  tokenHash: z.string(),
  address: z.string(),
  frequency: z.enum(frequencies),
  domains: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  page: z.string(),
  wordsVersion: z.string(),
  subscriberId: z.string().nullable(),
  askedAt: instant,
  expiresAt: instant,
})

export type Unconfirmed = z.infer<typeof unconfirmedSchema>

/** A link that can still be followed. */
export async function findUnconfirmed(
  { database, clock }: Deps,
  tokenHash: string,
): Promise<Unconfirmed | undefined> {
  const rows = await database.read(
    `SELECT address_key AS addressKey, token_hash AS tokenHash, address, frequency, domains, page,
            words_version AS wordsVersion, subscriber_id AS subscriberId, asked_at AS askedAt,
            expires_at AS expiresAt
     FROM unconfirmed_subscriptions WHERE token_hash = ? AND expires_at > ?`,
    [tokenHash, clock.now()],
  )
  return rows.map((row) => unconfirmedSchema.parse(row))[0]
}

/** For `writeIf`: nobody has followed it, and no other link has replaced it. */
export function isUnconfirmed({ clock }: Deps, tokenHash: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM unconfirmed_subscriptions WHERE token_hash = ? AND expires_at > ?)`,
    args: [tokenHash, clock.now()],
  }
}

export function deleteUnconfirmed(addressKey: string): Statement {
  return {
    sql: 'DELETE FROM unconfirmed_subscriptions WHERE address_key = ?',
    args: [addressKey],
  }
}

/** For `writeIf`: no other link has replaced it since it was found. */
export function isLapsed({ clock }: Pick<Deps, 'clock'>, addressKey: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM unconfirmed_subscriptions
            WHERE address_key = ? AND expires_at <= ?)`,
    args: [addressKey, clock.now()],
  }
}

/** Addresses that were never confirmed in time. */
export async function findLapsed({ database, clock }: Deps, count: number): Promise<string[]> {
  const rows = await database.read(
    `SELECT address_key AS addressKey FROM unconfirmed_subscriptions
     WHERE expires_at <= ? ORDER BY expires_at LIMIT ?`,
    [clock.now(), count],
  )
  return rows.map(({ addressKey }) => z.string().parse(addressKey))
}
