import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { insertAccountRow, insertEmployerRow, insertTitleRow, type NewEmployer } from './store.ts'

/** An employer that Enim knows, its contribution titles, and its account, ready to log in. */
export async function insertEmployer(
  { codes, clock }: Deps,
  employer: NewEmployer,
): Promise<{ accountId: string; statements: Statement[] }> {
  const now = clock.now()
  const accountId = createId()
  const codeHash = await codes.hash(employer.code)
  return {
    accountId,
    statements: [
      insertEmployerRow(employer, now),
      ...employer.titles.map((title) => insertTitleRow(employer.siret, title)),
      insertAccountRow(accountId, employer, codeHash, now),
    ],
  }
}
