import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { upsertEmployer, upsertTitle, type Employer, type Title } from '../registry/index.ts'
import { insertAccount } from './store.ts'

interface NewEmployer extends Employer {
  holder: string
  email: string
  mobile: string | null
  code: string
  titles: readonly Title[]
}

/** An employer of the register with its contribution titles and an account, ready to log in. */
export async function insertEmployer(
  deps: Pick<Deps, 'codes' | 'clock'>,
  employer: NewEmployer,
): Promise<{ accountId: string; statements: Statement[] }> {
  const id = createId()
  const codeHash = await deps.codes.hash(employer.code)
  return {
    accountId: id,
    statements: [
      upsertEmployer(deps, employer),
      ...employer.titles.map((title) => upsertTitle(employer.siret, title)),
      insertAccount(deps, { ...employer, id, codeHash }),
    ],
  }
}
