import type { Account, PendingChange } from 'content-types'
import type { Deps } from '../deps.ts'
import { listChoices } from '../notifications/index.ts'
import { listPendingChanges, type Change } from './change-store.ts'
import { getDetails } from './store.ts'

/** All that « Paramètres de mon compte » shows. */
export async function getAccount(deps: Deps, accountId: string): Promise<Account> {
  const [details, changes, notifications] = await Promise.all([
    getDetails(deps, accountId),
    listPendingChanges(deps, accountId),
    listChoices(deps, accountId),
  ])
  return { ...details, changes: changes.map(toPendingChange), notifications }
}

function toPendingChange({
  id,
  field,
  value,
  askedAt,
  appliesAt,
  confirmedAt,
}: Change): PendingChange {
  return {
    id,
    field,
    value,
    askedAt: askedAt.toISOString(),
    appliesAt: appliesAt.toISOString(),
    awaitsConfirmation: field === 'email' && confirmedAt === null,
  }
}
