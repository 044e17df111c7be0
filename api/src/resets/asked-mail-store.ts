import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Client } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'

const purposes = ['reset', 'confirmation'] as const

export interface NewAskedMail {
  purpose: (typeof purposes)[number]
  siret: string
  client: Client
}

/**
 * False when `most` wait already. Ids only grow, so the oldest and the newest tell how many there
 * are at most, without counting.
 */
export async function insertAskedMail(
  { database, clock }: Deps,
  { purpose, siret, client }: NewAskedMail,
  most: number,
): Promise<boolean> {
  const [inserted] = await database.write([
    {
      sql: `INSERT INTO asked_mails (purpose, siret, network, browser, asked_at)
            SELECT ?, ?, ?, ?, ?
            WHERE COALESCE((SELECT MAX(id) FROM asked_mails) - (SELECT MIN(id) FROM asked_mails), 0)
                  < ?
            RETURNING id`,
      args: [purpose, siret, client.network, client.browser, clock.now(), most - 1],
    },
  ])
  return inserted?.rows.length === 1
}

const askedMailSchema = z
  .object({
    id: z.number(),
    purpose: z.enum(purposes),
    siret: z.string(),
    network: z.string(),
    browser: z.string(),
    askedAt: z.number().transform((milliseconds) => new Date(milliseconds)),
  })
  .transform(({ network, browser, ...asked }) => ({ ...asked, client: { network, browser } }))

export type AskedMail = z.infer<typeof askedMailSchema>

/** The oldest ones that come after an id. */
export async function findAskedMails(
  { database }: Deps,
  after: number,
  count: number,
): Promise<AskedMail[]> {
  const rows = await database.read(
    `SELECT id, purpose, siret, network, browser, asked_at AS askedAt
     FROM asked_mails WHERE id > ? ORDER BY id LIMIT ?`,
    [after, count],
  )
  return z.array(askedMailSchema).parse(rows)
}

/** For `writeIf`: nobody has answered it yet. */
export function isStillAsked(id: number): Statement {
  return { sql: 'EXISTS (SELECT 1 FROM asked_mails WHERE id = ?)', args: [id] }
}

/** Nothing is to be sent. */
export async function dropAskedMail({ database }: Deps, id: number): Promise<void> {
  await database.write([deleteAskedMail(id)])
}

/** Belongs to the batch that answers it, so that a process that dies leaves it to the next. */
export function deleteAskedMail(id: number): Statement {
  return { sql: 'DELETE FROM asked_mails WHERE id = ?', args: [id] }
}
