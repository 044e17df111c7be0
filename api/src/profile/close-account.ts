import type { Context } from 'hono'
import { closeDoors, findContact, type Contact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { removeAnswersOf } from '../form-filling/index.ts'
import { recordEvent } from '../journal/index.ts'
import { checkOwnCode } from '../login/index.ts'
import { listChoices, recordConsents } from '../notifications/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import { clientOf, type Client } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import type { AppEnv } from '../platform/http.ts'
import { createId } from '../platform/tokens.ts'
import { sessionHashOf, type SignedIn } from '../sessions/index.ts'
import { endSubscription } from '../subscriptions/index.ts'
import { endCallbacksOf } from '../threads/index.ts'
import { cancelChangesOf } from './change-store.ts'
import { closedLetter } from './mails.ts'
import { signedOutMeanwhile } from './problems.ts'
import { eraseAccount, sessionIsOpen } from './store.ts'

/** For good: the person is erased, what was sent to Enim stays as the public archive that it is. */
export async function closeOwnAccount(
  deps: Deps,
  c: Context<AppEnv>,
  signedIn: SignedIn,
  { code, leaveNews }: { code: string; leaveNews: boolean },
): Promise<void> {
  await checkOwnCode(deps, c, signedIn, code, 'code')
  const contact = await findContact(deps, { accountId: signedIn.id })
  const sessionHash = sessionHashOf(c)
  if (!contact || sessionHash === undefined) throw signedOutMeanwhile()
  const done = await writeIf(deps.database, sessionIsOpen(contact.id, sessionHash), [
    ...(await closingOf(deps, contact, { reason: 'asked', client: clientOf(c) })),
    ...(leaveNews ? await endSubscription(deps, contact.email) : []),
  ])
  if (!done) throw signedOutMeanwhile()
  wakeOutbox(deps)
}

/** All that closing an account writes. */
export async function closingOf(
  deps: Deps,
  contact: Contact,
  why: { reason: 'asked'; client: Client } | { reason: 'unused' },
): Promise<Statement[]> {
  const { id: accountId, siret, email } = contact
  const accepted = (await listChoices(deps, accountId)).filter((choice) => choice.accepted)
  const who =
    why.reason === 'asked'
      ? ({ actor: 'holder', client: why.client } as const)
      : ({ actor: 'system' } as const)
  return [
    eraseAccount(deps, accountId, deps.codes.decoy),
    cancelChangesOf(accountId),
    endCallbacksOf(deps, accountId),
    removeAnswersOf(accountId),
    ...recordConsents(
      accountId,
      accepted.map((choice) => ({ ...choice, accepted: false })),
      { at: deps.clock.now() },
    ),
    ...closeDoors(accountId),
    recordEvent(deps, { event: 'account-closed', accountId, siret, ...who }),
    queueMail(deps, {
      to: email,
      letter: closedLetter(contact, why.reason),
      dedupe: `account-closed:${createId()}`,
      accountId,
    }),
  ]
}
