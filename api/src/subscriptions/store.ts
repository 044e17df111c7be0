import { frequencies, type Frequency } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const rowSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  address: z.string(),
  addressKey: z.string(),
  frequency: z.enum(frequencies),
  domains: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  isPaused: z.number().transform(Boolean),
  pausedUntil: instant.nullable(),
  stoppedAt: instant.nullable(),
  confirmedAt: instant,
})

export type SubscriberRow = z.infer<typeof rowSchema>

const columns = `s.id, s.version, s.address, s.address_key AS addressKey, s.frequency,
  s.is_paused AS isPaused, s.paused_until AS pausedUntil, s.stopped_at AS stoppedAt,
  s.confirmed_at AS confirmedAt,
  (SELECT json_group_array(d.theme_slug) FROM subscriber_domains d
   WHERE d.subscriber_id = s.id) AS domains`

type Reads = Pick<Deps, 'database'>

export async function findById({ database }: Reads, id: string) {
  const rows = await database.read(`SELECT ${columns} FROM subscribers s WHERE s.id = ?`, [id])
  return rows.map((row) => rowSchema.parse(row))[0]
}

/** Whoever a preferences link is for, while that link is good. */
export async function findByVersion({ database }: Reads, id: string, version: number) {
  const rows = await database.read(
    `SELECT ${columns} FROM subscribers s WHERE s.id = ? AND s.version = ?`,
    [id, version],
  )
  return rows.map((row) => rowSchema.parse(row))[0]
}

export async function findByAddressKey({ database }: Reads, addressKey: string) {
  const rows = await database.read(`SELECT ${columns} FROM subscribers s WHERE s.address_key = ?`, [
    addressKey,
  ])
  return rows.map((row) => rowSchema.parse(row))[0]
}

/** For `writeIf`: the link is still good. */
export function isCurrent({ id, version }: Pick<SubscriberRow, 'id' | 'version'>): Statement {
  return {
    sql: 'EXISTS (SELECT 1 FROM subscribers WHERE id = ? AND version = ?)',
    args: [id, version],
  }
}

/** For `writeIf`: the address is this subscriber's, or nobody's when there is none. */
export function isHeldBy(addressKey: string, id: string | undefined): Statement {
  return id === undefined
    ? {
        sql: 'NOT EXISTS (SELECT 1 FROM subscribers WHERE address_key = ?)',
        args: [addressKey],
      }
    : {
        sql: 'EXISTS (SELECT 1 FROM subscribers WHERE address_key = ? AND id = ?)',
        args: [addressKey, id],
      }
}

/** Confirmed: new, or again with other choices. */
export function saveSubscriber(
  { clock }: Pick<Deps, 'clock'>,
  { id, address, addressKey, frequency }: Omit<NewSubscriber, 'domains'>,
): Statement {
  return {
    sql: `INSERT INTO subscribers (id, address, address_key, frequency, confirmed_at)
          VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET address = excluded.address,
            frequency = excluded.frequency, confirmed_at = excluded.confirmed_at,
            is_paused = 0, paused_until = NULL, stopped_at = NULL`,
    args: [id, address, addressKey, frequency, clock.now()],
  }
}

export interface NewSubscriber {
  id: string
  address: string
  addressKey: string
  frequency: Frequency
  domains: readonly string[]
}

/** Exactly these from now on. */
export function replaceDomains(id: string, domains: readonly string[]): Statement[] {
  return [
    deleteDomains(id),
    {
      sql: `INSERT OR IGNORE INTO subscriber_domains (subscriber_id, theme_slug)
            SELECT ?, value FROM json_each(?)`,
      args: [id, JSON.stringify(domains)],
    },
  ]
}

export function replaceFrequency(id: string, frequency: Frequency): Statement {
  return { sql: 'UPDATE subscribers SET frequency = ? WHERE id = ?', args: [frequency, id] }
}

/** `until` nothing: until it is resumed. */
export function pauseSubscriber(id: string, until: Date | null): Statement {
  return {
    sql: 'UPDATE subscribers SET is_paused = 1, paused_until = ? WHERE id = ?',
    args: [until, id],
  }
}

export function resumeSubscriber(id: string): Statement {
  return {
    sql: 'UPDATE subscribers SET is_paused = 0, paused_until = NULL WHERE id = ?',
    args: [id],
  }
}

/** Every link to the preferences that was sent before ends. */
export function renewVersion(id: string): Statement {
  return { sql: 'UPDATE subscribers SET version = version + 1 WHERE id = ?', args: [id] }
}

/** The links of letters that went to the former mailbox end. */
export function replaceAddress(
  { clock }: Pick<Deps, 'clock'>,
  id: string,
  { address, addressKey }: { address: string; addressKey: string },
): Statement {
  return {
    sql: `UPDATE subscribers SET address = ?, address_key = ?, version = version + 1,
            stopped_at = NULL, confirmed_at = ? WHERE id = ?`,
    args: [address, addressKey, clock.now(), id],
  }
}

export function deleteSubscriber(id: string): Statement[] {
  return [deleteDomains(id), { sql: 'DELETE FROM subscribers WHERE id = ?', args: [id] }]
}

function deleteDomains(id: string): Statement {
  return { sql: 'DELETE FROM subscriber_domains WHERE subscriber_id = ?', args: [id] }
}
