import type { Core } from '@strapi/strapi'
import { startOfParisDay } from 'content-types'
import * as z from 'zod'
import { rowsOf } from '../rows.ts'
import { lineUid, type Line } from './line.ts'

export const LINES_PER_PAGE = 50
export const MOST_CSV_LINES = 10_000

const day = z.iso.date().optional().catch(undefined)

/** What the page's filters say; what makes no sense narrows nothing. */
export const filterSchema = z.object({
  person: z.coerce.number().int().positive().optional().catch(undefined),
  kind: z.string().max(100).optional(),
  from: day,
  to: day,
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})

export type Filter = z.infer<typeof filterSchema>

export interface Page {
  lines: (Line & { id: number })[]
  total: number
  pages: number
  page: number
}

/** Newest first. */
export async function findPage(strapi: Core.Strapi, filter: Filter): Promise<Page> {
  const where = whereOf(filter)
  const rows = rowsOf<Line>(strapi, lineUid)
  const total = await rows.count({ where })
  const pages = Math.max(1, Math.ceil(total / LINES_PER_PAGE))
  const page = Math.min(filter.page, pages)
  const offset = (page - 1) * LINES_PER_PAGE
  const lines = await rows.findMany({ where, orderBy, limit: LINES_PER_PAGE, offset })
  return { lines, total, pages, page }
}

export async function findForCsv(strapi: Core.Strapi, filter: Filter): Promise<Line[]> {
  return rowsOf<Line>(strapi, lineUid).findMany({
    where: whereOf(filter),
    orderBy,
    limit: MOST_CSV_LINES,
  })
}

/** Those of whom there are lines, by name. */
export async function findPeople(strapi: Core.Strapi): Promise<{ id: number; name: string }[]> {
  const people = await strapi.db
    .connection('redaction_journal_lines')
    .whereNotNull('person_id')
    .groupBy('person_id')
    .select('person_id as id')
    .max('person_name as name')
  return (people as { id: number; name: string }[]).toSorted((one, other) =>
    one.name.localeCompare(other.name, 'fr'),
  )
}

const orderBy: Record<string, 'asc' | 'desc'>[] = [{ at: 'desc' }, { id: 'desc' }]

function whereOf({ person, kind, from, to }: Filter): Record<string, unknown> {
  return {
    ...(person && { personId: person }),
    ...(kind && { kind }),
    ...((from ?? to) && {
      at: { ...(from && { $gte: startOf(from) }), ...(to && { $lt: startOf(dayAfter(to)) }) },
    }),
  }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 24 * 60 * 60 * 1_000).toISOString().slice(0, 10)
}

function startOf(day: string): string {
  return startOfParisDay(day).toISOString()
}
