import { insertEmployer } from '../../api/src/accounts/index.ts'
import type { Deps } from '../../api/src/app.ts'
import { insertBrowser } from '../../api/src/browsers/store.ts'
import { createId, createToken, sha256 } from '../../api/src/platform/tokens.ts'
import type { Browser } from './browser.ts'
import type { Person } from './cast.ts'

/** An employer with an account; gives the account's id. */
export async function insertPerson(deps: Deps, person: Person): Promise<string> {
  const { accountId, statements } = await insertEmployer(deps, { ...person, titles: [] })
  await deps.database.write(statements)
  return accountId
}

/** Makes the account know the browser, as a mailed code would. */
export async function enrol(deps: Deps, browser: Browser, accountId: string): Promise<void> {
  const token = createToken()
  const client = { network: '192.0.2.0/24', browser: 'Firefox sur Linux' }
  const tokenHash = sha256(token)
  await deps.database.write([insertBrowser(deps, { id: createId(), accountId, tokenHash, client })])
  browser.cookies.set('__Host-browser', token)
}
