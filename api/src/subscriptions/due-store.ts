import { everyDomain, frequencies, type Frequency } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const subscriberSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  address: z.string(),
  addressKey: z.string(),
  frequency: z.enum(frequencies),
  domains: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  confirmedAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

/** Whom letters may be sent to. */
export type Subscriber = z.infer<typeof subscriberSchema>

interface Due {
  frequency: Frequency
  /** Of the news; whoever chose one of them, or all, is told. */
  domains: readonly string[]
  /** The id of the last one of the page before; '' at first. */
  after: string
  count: number
}

/** Those who receive news of these domains at this frequency, neither paused nor stopped, by id. */
export async function dueSubscribers(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { frequency, domains, after, count }: Due,
): Promise<Subscriber[]> {
  const rows = await database.read(
    `SELECT s.id, s.version, s.address, s.address_key AS addressKey, s.frequency,
            s.confirmed_at AS confirmedAt,
            (SELECT json_group_array(d.theme_slug) FROM subscriber_domains d
             WHERE d.subscriber_id = s.id) AS domains
     FROM subscribers s
     WHERE s.frequency = ? AND s.id > ? AND s.stopped_at IS NULL
       AND (s.is_paused = 0 OR s.paused_until <= ?)
       AND EXISTS (SELECT 1 FROM json_each(?) chosen JOIN subscriber_domains d
                   ON d.theme_slug = chosen.value AND d.subscriber_id = s.id)
     ORDER BY s.id LIMIT ?`,
    [frequency, after, clock.now(), JSON.stringify([...domains, everyDomain]), count],
  )
  return z.array(subscriberSchema).parse(rows)
}

/** For `writeIf`: the subscriber has neither left, nor paused, nor been stopped meanwhile. */
export function mayReceive({ clock }: Pick<Deps, 'clock'>, id: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM subscribers WHERE id = ? AND stopped_at IS NULL
            AND (is_paused = 0 OR paused_until <= ?))`,
    args: [id, clock.now()],
  }
}

/** Letters come back for good: no more leaves until the address is confirmed again. */
export function stopAddress({ clock }: Pick<Deps, 'clock'>, id: string): Statement {
  return {
    sql: 'UPDATE subscribers SET stopped_at = ? WHERE id = ? AND stopped_at IS NULL',
    args: [clock.now(), id],
  }
}
