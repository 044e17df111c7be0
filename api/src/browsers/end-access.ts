import type { Context } from 'hono'
import { closeDoors } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { sessionHashOf, type SignedIn } from '../sessions/index.ts'
import { tokenHashOf } from './enrol-browser.ts'
import { deleteBrowser, ownsBrowser } from './store.ts'

/** The browser is unknown again, and what was opened on it is closed. */
export async function endBrowser(
  deps: Deps,
  c: Context<AppEnv>,
  account: SignedIn,
  browserId: string,
): Promise<void> {
  if (!(await ownsBrowser(deps, account.id, browserId))) throw notFound()
  await deps.database.write([
    ...deleteBrowser(account.id, browserId),
    recordEvent(deps, { ...holder(c, account), event: 'browser-ended' }),
  ])
}

/** Everything but this browser and its session. */
export async function endOtherAccess(
  deps: Deps,
  c: Context<AppEnv>,
  account: SignedIn,
): Promise<void> {
  const kept = { sessionHash: sessionHashOf(c), browserHash: tokenHashOf(c) }
  await deps.database.write([
    ...closeDoors(account.id, kept),
    recordEvent(deps, { ...holder(c, account), event: 'access-ended' }),
  ])
}

function holder(c: Context<AppEnv>, { id, siret }: SignedIn) {
  return { actor: 'holder', accountId: id, siret, client: clientOf(c) } as const
}
