import type { Deps } from '../../api/src/app.ts'

/** How many rows a table has, or a table with its condition: « accounts WHERE siret = ? ». */
export async function countRows(
  { database }: Pick<Deps, 'database'>,
  from: string,
  args: readonly string[] = [],
): Promise<number> {
  const [row] = await database.read(`SELECT COUNT(*) AS total FROM ${from}`, [...args])
  return Number(row?.['total'])
}
