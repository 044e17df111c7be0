import { insertEmployer } from '../../api/src/accounts/index.ts'
import type { Deps } from '../../api/src/app.ts'
import type { Person } from './cast.ts'

/** An employer with an account; gives the account's id. */
export async function insertPerson(deps: Deps, person: Person): Promise<string> {
  const { accountId, statements } = await insertEmployer(deps, { ...person, titles: [] })
  await deps.database.write(statements)
  return accountId
}
