import type { Deps } from '../deps.ts'
import { hasNewParts, openParts } from '../received/index.ts'
import type { SignedIn } from '../sessions/index.ts'
import { setRead } from './action-store.ts'
import { requireRequest } from './present-request.ts'

/** The page of the request was opened: what Enim wrote in it, and its accusés, are read. */
export async function markRead(deps: Deps, account: SignedIn, reference: string): Promise<void> {
  const { id, unread } = await requireRequest(deps, account, reference)
  const isNew = await hasNewParts(deps, account.id, reference)
  if (unread === 0 && !isNew) return
  const opened = openParts(account.id, reference, deps.clock.now())
  await deps.database.write([...setRead(id), opened])
}
