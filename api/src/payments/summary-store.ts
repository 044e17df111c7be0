import * as z from 'zod'
import type { Deps } from '../deps.ts'

const referenceSchema = z.object({ reference: z.string() })

/** The reference of the last payment that was made. */
export async function findLastPaid(
  { database }: Pick<Deps, 'database'>,
  siret: string,
): Promise<string | undefined> {
  const rows = await database.read(
    `SELECT reference FROM payments WHERE siret = ? AND state = 'Versé'
     ORDER BY paid_on DESC, reference LIMIT 1`,
    [siret],
  )
  return rows.map((row) => referenceSchema.parse(row).reference)[0]
}

/** The reference of the next one that is planned or on its way, from `today` (YYYY-MM-DD) on. */
export async function findNextComing(
  { database }: Pick<Deps, 'database'>,
  siret: string,
  today: string,
): Promise<string | undefined> {
  const rows = await database.read(
    `SELECT reference FROM payments WHERE siret = ? AND paid_on >= ? AND state IN ('Prévu', 'Émis')
     ORDER BY paid_on, reference DESC LIMIT 1`,
    [siret, today],
  )
  return rows.map((row) => referenceSchema.parse(row).reference)[0]
}
