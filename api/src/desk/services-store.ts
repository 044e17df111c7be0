import { requestStates, type RequestState } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { MOST_COUNTED } from './queue-store.ts'
import { isOpenInSql, type ThresholdInstants } from './view-store.ts'

const serviceSchema = z.object({ slug: z.string(), name: z.string() })

/** In their order; also those of themes that are no longer offered. */
export async function listServices(
  { database }: Pick<Deps, 'database'>,
  services: readonly string[],
): Promise<z.infer<typeof serviceSchema>[]> {
  const rows = await database.read(
    `SELECT t.slug, t.service_name AS name, t.rank
     FROM json_each(?) AS own CROSS JOIN themes t ON t.slug = own.value`,
    [JSON.stringify(services)],
  )
  const ranked = z.array(serviceSchema.extend({ rank: z.number() })).parse(rows)
  return ranked
    .sort((one, other) => one.rank - other.rank || (one.slug < other.slug ? -1 : 1))
    .map(({ slug, name }) => ({ slug, name }))
}

const silenceSchema = z.object({ slug: z.string(), months: z.number() })

export async function findSilenceMonths(
  { database }: Pick<Deps, 'database'>,
  services: readonly string[],
): Promise<Map<string, number>> {
  const rows = await database.read(
    `SELECT t.slug, t.silence_months AS months
     FROM json_each(?) AS own CROSS JOIN themes t ON t.slug = own.value`,
    [JSON.stringify(services)],
  )
  return new Map(
    z
      .array(silenceSchema)
      .parse(rows)
      .map(({ slug, months }) => [slug, months]),
  )
}

export type StateCounts = Record<RequestState, number>

const countSchema = z.object({
  state: z.enum(Object.keys(requestStates) as [RequestState, ...RequestState[]]),
  total: z.number(),
})

/** Kept as requests change: never counted here. */
export async function readCounts(
  { database }: Pick<Deps, 'database'>,
  slug: string,
): Promise<StateCounts> {
  const rows = await database.read('SELECT state, total FROM request_counts WHERE theme_slug = ?', [
    slug,
  ])
  const counts = { received: 0, taken: 0, waiting: 0, answered: 0, closed: 0, withdrawn: 0 }
  for (const { state, total } of z.array(countSchema).parse(rows)) counts[state] = total
  return counts
}

const watchedSchema = z.object({
  oldestAt: z
    .number()
    .transform((milliseconds) => new Date(milliseconds).toISOString())
    .nullable(),
  late: z.number(),
  soon: z.number(),
  unread: z.number(),
})

/** Counted up to `MOST_COUNTED` for each kind; receipts that did not leave are not among them. */
export async function readWatched(
  { database }: Pick<Deps, 'database'>,
  slug: string,
  { areLate, areSoon, answerLate, answerSoon }: ThresholdInstants,
) {
  const args = [slug, areLate, areSoon, answerLate, answerSoon]
  const [row] = await database.read(watchedSql, args)
  return watchedSchema.parse(row)
}

const open = `requests INDEXED BY requests_open
  WHERE theme_slug = ?1 AND kind = k.value AND ${isOpenInSql}`
const received = `requests INDEXED BY requests_by_state
  WHERE theme_slug = ?1 AND kind = k.value AND state = 'received'`
const unread = `requests INDEXED BY requests_unread_by_enim
  WHERE theme_slug = ?1 AND kind = k.value AND unread_by_enim > 0`

function ofBothKinds(result: string): string {
  return `(SELECT ${result} FROM json_each('["document","question"]') k)`
}

function countOf(source: string): string {
  const most = String(MOST_COUNTED)
  return ofBothKinds(`sum((SELECT count(*) FROM (SELECT 1 FROM ${source} LIMIT ${most})))`)
}

const watchedSql = `SELECT
  ${ofBothKinds(`min((SELECT min(sent_at) FROM ${open}))`)} AS oldestAt,
  ${countOf(`${open} AND sent_at < ?4`)}
    + ${countOf(`${received} AND sent_at >= ?4 AND sent_at < ?2`)} AS late,
  ${countOf(`${open} AND sent_at >= ?4 AND sent_at < ?5 AND NOT (state = 'received' AND sent_at < ?2)`)}
    + ${countOf(`${received} AND sent_at >= max(?5, ?2) AND sent_at < ?3`)} AS soon,
  ${countOf(unread)} AS unread`
