import { webhookEventTypes, type WebhookEvent } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const subscriberSchema = z.object({
  id: z.string(),
  url: z.string(),
  /** Sealed. */
  secret: z.string(),
})

export type Subscriber = z.infer<typeof subscriberSchema>

export function insertSubscriber(
  { id, url, secret }: Subscriber,
  events: readonly WebhookEvent[],
  now: Date,
): Statement[] {
  return [
    {
      sql: 'INSERT INTO webhook_subscribers (id, url, secret, created_at) VALUES (?, ?, ?, ?)',
      args: [id, url, secret, now],
    },
    ...events.map((event) => ({
      sql: 'INSERT INTO webhook_subscriptions (event, subscriber_id) VALUES (?, ?)',
      args: [event, id],
    })),
  ]
}

/** Undefined for an unknown one. */
export async function findSubscriber(
  { database }: Pick<Deps, 'database'>,
  id: string,
): Promise<Subscriber | undefined> {
  const rows = await database.read('SELECT id, url, secret FROM webhook_subscribers WHERE id = ?', [
    id,
  ])
  return rows.map((row) => subscriberSchema.parse(row))[0]
}

/** With all that waits for it, and all that it was told. */
export function deleteSubscriber(id: string): Statement[] {
  return [
    { sql: 'DELETE FROM webhook_deliveries WHERE subscriber_id = ?', args: [id] },
    { sql: 'DELETE FROM webhook_subscriptions WHERE subscriber_id = ?', args: [id] },
    { sql: 'DELETE FROM webhook_subscribers WHERE id = ?', args: [id] },
  ]
}

/** Those with something to be told of now. */
export async function findDueSubscribers({
  database,
  clock,
}: Pick<Deps, 'database' | 'clock'>): Promise<Subscriber[]> {
  const rows = await database.read(
    `SELECT s.id, s.url, s.secret FROM webhook_subscribers s
     WHERE EXISTS (SELECT 1 FROM webhook_deliveries d
       WHERE d.subscriber_id = s.id AND d.state = 'waiting' AND d.next_try_at <= ?)`,
    [clock.now()],
  )
  return z.array(subscriberSchema).parse(rows)
}

const listedSchema = z.object({
  id: z.string(),
  url: z.string(),
  events: z
    .string()
    .transform((json) => z.array(z.enum(webhookEventTypes)).parse(JSON.parse(json))),
  waiting: z.number(),
})

/** In the order in which they were added. */
export async function listSubscribers({ database }: Pick<Deps, 'database'>) {
  const rows = await database.read(
    `SELECT s.id, s.url,
       (SELECT json_group_array(event) FROM webhook_subscriptions
        WHERE subscriber_id = s.id) AS events,
       (SELECT count(*) FROM webhook_deliveries
        WHERE subscriber_id = s.id AND state = 'waiting') AS waiting
     FROM webhook_subscribers s ORDER BY s.created_at, s.id`,
  )
  return z.array(listedSchema).parse(rows)
}
