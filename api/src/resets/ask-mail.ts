import type { Deps } from '../deps.ts'
import { busy } from '../platform/problems.ts'
import { insertAskedMail, type NewAskedMail } from './asked-mail-store.ts'

/** However many strangers ask, no more than this waits. */
const MOST_WAITING = 5_000

/** Notes what was asked; whether a mail leaves is decided later, out of sight of who asks. */
export async function askMail(deps: Deps, asked: NewAskedMail): Promise<void> {
  const isTaken = await insertAskedMail(deps, asked, MOST_WAITING)
  if (!isTaken) throw busy(60)
  deps.events.emit('mail-asked')
}
