import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Argument } from '../platform/database.ts'
import type { Filter } from './options.ts'

const PAGE = 500

const foundSchema = z.object({
  id: z.number(),
  at: z.number().transform((milliseconds) => new Date(milliseconds)),
  event: z.string(),
  actor: z.string(),
  siret: z.string().nullable(),
  accountId: z.string().nullable(),
  network: z.string().nullable(),
  browser: z.string().nullable(),
  about: z.string().nullable(),
  /** Who of Enim did it, or to whom of Enim it happened: their address. */
  agent: z.string().nullable(),
})

export type Found = z.infer<typeof foundSchema>

/** The newest entries that a filter lets through, oldest of them first, a page at a time. */
export async function* searchEntries(
  deps: Pick<Deps, 'database'>,
  filter: Filter,
  limit: number,
): AsyncGenerator<Found[]> {
  const { where, args } = conditionsOf(filter)
  let from = await findFirstOf(deps, where, args, limit)
  for (;;) {
    const rows = await deps.database.read(
      `SELECT id, at, event, actor, siret, account_id AS accountId, network, browser,
              COALESCE((SELECT 'par ' || email FROM agents WHERE id = about), about) AS about,
              (SELECT email FROM agents WHERE id = agent_id) AS agent
       FROM journal WHERE ${where} AND id >= ? ORDER BY id LIMIT ?`,
      [...args, from, PAGE],
    )
    const page = z.array(foundSchema).parse(rows)
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    from = (page.at(-1)?.id ?? from) + 1
  }
}

/** The id of the oldest of the newest `limit` entries. */
async function findFirstOf(
  { database }: Pick<Deps, 'database'>,
  where: string,
  args: readonly Argument[],
  limit: number,
): Promise<number> {
  const [row] = await database.read(
    `SELECT id FROM journal WHERE ${where} ORDER BY id DESC LIMIT 1 OFFSET ?`,
    [...args, limit - 1],
  )
  return row === undefined ? 0 : z.object({ id: z.number() }).parse(row).id
}

/** A plus keeps an index out that would have the entries in another order than theirs. */
function conditionsOf({ siret, accountId, agent, event, since, before }: Filter): {
  where: string
  args: Argument[]
} {
  const account = siret === undefined ? 'account_id = ?' : '+account_id = ?'
  const conditions: [sql: string, value: Argument | undefined][] = [
    ['siret = ?', siret],
    [account, accountId],
    ['agent_id = (SELECT id FROM agents WHERE email = ?)', agent],
    ['+event = ?', event],
    ['+at >= ?', since],
    ['+at < ?', before],
  ]
  const asked = conditions.filter(([, value]) => value !== undefined)
  return {
    where: ['true', ...asked.map(([sql]) => sql)].join(' AND '),
    args: asked.map(([, value]) => value ?? null),
  }
}
