import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

export async function isDateSharedByMoreThan(
  { database }: Pick<Deps, 'database'>,
  employers: number,
): Promise<boolean> {
  const rows = await database.read(
    `SELECT 1 FROM contribution_titles INDEXED BY contribution_titles_by_date
     GROUP BY issued_on HAVING COUNT(*) > ? AND COUNT(DISTINCT siret) > ? LIMIT 1`,
    [employers, employers],
  )
  return rows.length > 0
}

export function setAsked(fact: 'number' | 'date' | 'amount', isAsked: boolean): Statement {
  return {
    sql: 'UPDATE validation_facts SET is_asked = ? WHERE fact = ?',
    args: [isAsked, fact],
  }
}
