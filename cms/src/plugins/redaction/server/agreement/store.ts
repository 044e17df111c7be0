import type { Core } from '@strapi/strapi'
import { rowsOf } from '../rows.ts'
import { agreementUid, type Agreement } from './agreement.ts'

export type StoredAgreement = Agreement & { id: number }

export async function lastAgreement(
  strapi: Core.Strapi,
  kind: string,
  entryId: string,
): Promise<StoredAgreement | undefined> {
  const [last] = await agreementsOf(strapi).findMany({
    where: { kind, entryId },
    orderBy: [{ id: 'desc' }],
    limit: 1,
  })
  return last
}

/** Oldest first: what waits longest. */
export function listAsked(strapi: Core.Strapi): Promise<StoredAgreement[]> {
  return agreementsOf(strapi).findMany({
    where: { state: 'asked' },
    orderBy: [{ id: 'asc' }],
    limit: 200,
  })
}

export function findAgreement(strapi: Core.Strapi, id: number): Promise<StoredAgreement | null> {
  return agreementsOf(strapi).findOne({ where: { id } })
}

export function addAsked(strapi: Core.Strapi, asked: Partial<Agreement>): Promise<StoredAgreement> {
  return agreementsOf(strapi).create({ data: { ...asked, state: 'asked' } })
}

/** Whether it was still in the state it is taken out of: two people cannot both decide. */
export async function changeState(
  strapi: Core.Strapi,
  id: number,
  from: Agreement['state'][],
  data: Partial<Agreement>,
): Promise<boolean> {
  const where = { id, state: { $in: from } }
  return (await agreementsOf(strapi).updateMany({ where, data })).count === 1
}

function agreementsOf(strapi: Core.Strapi) {
  return rowsOf<Agreement>(strapi, agreementUid)
}
