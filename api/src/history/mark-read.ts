import type { Deps } from '../deps.ts'
import type { SignedIn } from '../sessions/index.ts'
import { setRead } from './action-store.ts'
import { requireRequest } from './present-request.ts'

/** The page of the request was opened: what Enim wrote in it is read. */
export async function markRead(deps: Deps, account: SignedIn, reference: string): Promise<void> {
  const { id, unread } = await requireRequest(deps, account, reference)
  if (unread > 0) await deps.database.write(setRead(id))
}
