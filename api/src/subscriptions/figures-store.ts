import { everyDomain, frequencies, type SubscriptionFigures } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { everyDomainName, offeredDomains } from './words.ts'

const countSchema = z.tuple([z.object({ count: z.number() })])

/** How many there are, and what they chose; nothing that tells who they are. */
export async function countSubscribers(deps: Deps): Promise<SubscriptionFigures> {
  const count = async (sql: string, args: readonly (string | Date)[] = []) => {
    const [row] = countSchema.parse(await deps.database.read(sql, args))
    return row.count
  }
  const now = deps.clock.now()
  const byFrequency = await Promise.all(
    frequencies.map(async (frequency) => ({
      frequency,
      count: await count(
        `SELECT COUNT(*) AS count FROM subscribers WHERE frequency = ? AND stopped_at IS NULL`,
        [frequency],
      ),
    })),
  )
  const domains = [{ slug: everyDomain, name: everyDomainName }, ...(await offeredDomains(deps))]
  return {
    total: byFrequency.reduce((sum, each) => sum + each.count, 0),
    paused: await count(
      `SELECT COUNT(*) AS count FROM subscribers
       WHERE is_paused = 1 AND stopped_at IS NULL AND (paused_until IS NULL OR paused_until > ?)`,
      [now],
    ),
    stopped: await count('SELECT COUNT(*) AS count FROM subscribers WHERE stopped_at > ?', [
      new Date(0),
    ]),
    unconfirmed: await count(
      'SELECT COUNT(*) AS count FROM unconfirmed_subscriptions WHERE expires_at > ?',
      [now],
    ),
    byFrequency,
    byDomain: await Promise.all(
      domains.map(async ({ slug, name }) => ({
        name,
        count: await count(
          `SELECT COUNT(*) AS count
           FROM subscriber_domains d JOIN subscribers s ON s.id = d.subscriber_id
           WHERE d.theme_slug = ? AND s.stopped_at IS NULL`,
          [slug],
        ),
      })),
    ),
  }
}
