import { closeDoors, findContact, type Contact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { queueNotice } from '../notifications/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Statement } from '../platform/database.ts'
import { isPending, isUnconfirmed, settleChange, type Change } from './change-store.ts'
import { listDueChanges, listLapsedChanges, writeDetail } from './due-change-store.ts'
import { appliedLetter, lapsedLetter } from './mails.ts'

/** In one round; what is left comes with the next. */
const AT_ONCE = 500

/**
 * Applies the changes whose hour has come and gives up the addresses that nobody confirmed. Several
 * processes may do so at once: each change happens once.
 */
export async function applyDueChanges(deps: Deps): Promise<void> {
  for (const change of await listDueChanges(deps, AT_ONCE)) await apply(deps, change)
  for (const change of await listLapsedChanges(deps, AT_ONCE)) await giveUp(deps, change)
  wakeOutbox(deps)
}

async function apply(deps: Deps, change: Change): Promise<void> {
  const { id, accountId, field } = change
  const contact = await findContact(deps, { accountId })
  if (!contact) return
  await writeIf(deps.database, isPending(id), [
    writeDetail(deps, change),
    settleChange(id, 'applied'),
    // Whoever sat in the old mailbox may hold a session, an enrolment or a link.
    ...(field === 'email' ? closeDoors(accountId) : []),
    recordEvent(deps, {
      event: 'change-applied',
      actor: 'system',
      accountId,
      siret: contact.siret,
      about: field,
    }),
    ...(await tell(deps, contact, change)),
  ])
}

async function tell(deps: Deps, contact: Contact, change: Change): Promise<Statement[]> {
  const letter = appliedLetter(deps, contact, change)
  const dedupe = `change-applied:${change.id}`
  const told = await queueNotice(deps, contact, {
    kind: 'security',
    letter,
    sms: 'Enim : vos coordonnées ont changé. Si vous n’êtes pas à l’origine de ce changement, contactez l’Enim.',
    dedupe,
  })
  if (change.field !== 'email') return told
  const toNew = { to: change.value, letter, dedupe: `${dedupe}:new`, accountId: contact.id }
  return [...told, queueMail(deps, toNew)]
}

async function giveUp(deps: Deps, { id, accountId, value }: Change): Promise<void> {
  const contact = await findContact(deps, { accountId })
  if (!contact) return
  await writeIf(deps.database, isUnconfirmed(id), [
    settleChange(id, 'expired'),
    ...(await queueNotice(deps, contact, {
      kind: 'security',
      letter: lapsedLetter(contact, value),
      dedupe: `change-lapsed:${id}`,
    })),
  ])
}
