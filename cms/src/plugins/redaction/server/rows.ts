import type { Core } from '@strapi/strapi'

type Where = Record<string, unknown>

interface Find {
  where?: Where
  orderBy?: Record<string, 'asc' | 'desc'>[]
  limit?: number
  offset?: number
  select?: string[]
  populate?: object
}

/** The parts of Strapi's query engine that are used here, with the rows of one table typed. */
export interface Rows<Row> {
  findOne(query: Find): Promise<(Row & { id: number }) | null>
  findMany(query: Find): Promise<(Row & { id: number })[]>
  count(query: { where?: Where }): Promise<number>
  create(query: { data: Partial<Row> }): Promise<Row & { id: number }>
  update(query: { where: Where; data: Partial<Row> }): Promise<unknown>
  updateMany(query: { where: Where; data: Partial<Row> }): Promise<{ count: number }>
  deleteMany(query: { where: Where }): Promise<unknown>
}

export function rowsOf<Row>(strapi: Core.Strapi, uid: string): Rows<Row> {
  return strapi.db.query(uid)
}
