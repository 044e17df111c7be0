import { paymentNatures, paymentStates, type Payment, type PaymentFilters } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Argument, Statement } from '../platform/database.ts'
import type { SignedIn } from '../sessions/index.ts'

export type Owner = Pick<SignedIn, 'id' | 'siret'>

/** As they are kept; the paper by its name alone. */
export type KeptPayment = Omit<Payment, 'document'> & { document: string }

/** One page, the latest first. */
export async function listKept(
  deps: Pick<Deps, 'database'>,
  owner: Owner,
  filters: PaymentFilters,
  { limit, offset }: { limit: number; offset: number },
): Promise<KeptPayment[]> {
  const { sql, args } = scopeOf(owner, filters)
  const rows = await deps.database.read(
    `SELECT reference FROM payments WHERE ${sql} ${latestFirst} LIMIT ? OFFSET ?`,
    [...args, limit, offset],
  )
  return readKept(
    deps,
    owner,
    rows.map((row) => keySchema.pick({ reference: true }).parse(row).reference),
  )
}

/** All of them, the latest first, by pages; what comes meanwhile moves nothing. */
export async function* streamKept(
  deps: Pick<Deps, 'database'>,
  owner: Owner,
  filters: PaymentFilters,
): AsyncGenerator<KeptPayment> {
  const { sql, args } = scopeOf(owner, filters)
  let last: z.infer<typeof keySchema> | undefined
  do {
    const after = last ? 'AND paid_on <= ? AND (paid_on < ? OR reference > ?)' : ''
    const rows = await deps.database.read(
      `SELECT reference, paid_on AS paidOn FROM payments WHERE ${sql} ${after}
       ${latestFirst} LIMIT ?`,
      [...args, ...(last ? [last.paidOn, last.paidOn, last.reference] : []), STREAM_PAGE],
    )
    const keys = rows.map((row) => keySchema.parse(row))
    yield* await readKept(
      deps,
      owner,
      keys.map(({ reference }) => reference),
    )
    last = keys.length === STREAM_PAGE ? keys.at(-1) : undefined
  } while (last)
}

const STREAM_PAGE = 500
const latestFirst = 'ORDER BY paid_on DESC, reference'
const keySchema = z.object({ reference: z.string(), paidOn: z.string() })

/** What the index by date holds: nothing else is read of the payments that are left out. */
function scopeOf({ siret }: Owner, { year, nature, state }: PaymentFilters): Statement {
  const conditions = ['siret = ?']
  const args: Argument[] = [siret]
  const add = (condition: string, ...values: string[]) => {
    conditions.push(condition)
    args.push(...values)
  }
  if (year !== '') add('paid_on BETWEEN ? AND ?', `${year}-01-01`, `${year}-12-31`)
  if (nature !== '') add('nature = ?', nature)
  if (state !== '') add('state = ?', state)
  return { sql: conditions.join(' AND '), args }
}

const keptSchema = z.object({
  reference: z.string(),
  nature: z.enum(paymentNatures),
  period: z.string(),
  amountCents: z.number(),
  paidOn: z.string(),
  state: z.enum(paymentStates),
  document: z.string(),
  isNew: z.number().transform(Boolean),
})

/** In the order of the references. */
export async function readKept(
  { database }: Pick<Deps, 'database'>,
  { id, siret }: Owner,
  references: readonly string[],
): Promise<KeptPayment[]> {
  const rows = await database.read(
    `SELECT p.reference, p.nature, p.period, p.amount_cents AS amountCents, p.paid_on AS paidOn,
       p.state, p.document, r.id IS NOT NULL AS isNew
     FROM payments p
       LEFT JOIN received_items r ON r.account_id = ? AND r.kind = 'payment'
         AND r.subject = p.reference AND r.opened_at IS NULL
     WHERE p.siret = ? AND p.reference IN (SELECT value FROM json_each(?))`,
    [id, siret, JSON.stringify(references)],
  )
  const found = new Map(rows.map((row) => [row['reference'], keptSchema.parse(row)]))
  return references.flatMap((reference) => found.get(reference) ?? [])
}
