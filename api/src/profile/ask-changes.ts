import type { Context } from 'hono'
import { findContact, type Contact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { checkOwnCode } from '../login/index.ts'
import { queueNotice } from '../notifications/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import { clientOf, type Client } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import type { AppEnv } from '../platform/http.ts'
import { createId, createToken, sha256 } from '../platform/tokens.ts'
import type { SignedIn } from '../sessions/index.ts'
import { getAccount } from './account.ts'
import { appliesAtOf, insertChange, mayAsk } from './change-store.ts'
import { checkChanges, type TypedDetails } from './check-changes.ts'
import { findCodeFieldError } from './code-field.ts'
import { askedLetter, confirmationLetter, type AskedChange } from './mails.ts'
import { refusedFields, signedOutMeanwhile, tooManyChanges } from './problems.ts'

/** What differs waits for 24 hours, and the present address is told of it. */
export async function askChanges(
  deps: Deps,
  c: Context<AppEnv>,
  signedIn: SignedIn,
  typed: TypedDetails & { code: string },
): Promise<void> {
  const account = await getAccount(deps, signedIn.id)
  const { asked, errors } = checkChanges(typed, account)
  const isForEmail = [...asked, ...errors].some(({ field }) => field === 'email')
  const codeError = isForEmail ? findCodeFieldError(typed.code) : undefined
  if (codeError) errors.push(codeError)
  if (errors.length > 0) throw refusedFields(errors)
  if (asked.length === 0) return
  if (isForEmail) await checkOwnCode(deps, c, signedIn, typed.code, 'code')

  const contact = await findContact(deps, { accountId: signedIn.id })
  if (!contact) throw signedOutMeanwhile()
  const changes = asked.map((change) => ({ ...change, ...createSecrets(change.field) }))
  const statements = await statementsOf(deps, contact, clientOf(c), changes)
  const done = await writeIf(deps.database, mayAsk(deps, contact.id, changes.length), statements)
  if (!done) throw tooManyChanges()
  wakeOutbox(deps)
}

function createSecrets(field: AskedChange['field']) {
  return {
    id: createId(),
    cancelToken: createToken(),
    confirmToken: field === 'email' ? createToken() : undefined,
  }
}

async function statementsOf(
  deps: Deps,
  contact: Contact,
  client: Client,
  changes: readonly AskedChange[],
): Promise<Statement[]> {
  const appliesAt = appliesAtOf(deps.clock.now())
  const { id: accountId, siret } = contact
  return [
    ...changes.flatMap((change) => [
      ...insertChange(deps, {
        ...change,
        accountId,
        cancelHash: sha256(change.cancelToken),
        confirmHash: change.confirmToken === undefined ? null : sha256(change.confirmToken),
      }),
      recordEvent(deps, {
        event: 'change-asked',
        actor: 'holder',
        accountId,
        siret,
        client,
        about: change.field,
      }),
      ...askConfirmation(deps, contact, change, appliesAt),
    ]),
    ...(await queueNotice(deps, contact, {
      kind: 'security',
      letter: askedLetter(deps, contact, changes, appliesAt),
      sms: 'Enim : un changement de vos coordonnées est demandé. Si ce n’est pas vous, annulez-le par le lien reçu par e-mail.',
      dedupe: `change-asked:${changes.map(({ id }) => id).join(':')}`,
    })),
  ]
}

function askConfirmation(
  deps: Deps,
  contact: Contact,
  { id, value, confirmToken }: AskedChange,
  appliesAt: Date,
): Statement[] {
  if (confirmToken === undefined) return []
  return [
    queueMail(deps, {
      to: value,
      letter: confirmationLetter(deps, contact, confirmToken, appliesAt),
      dedupe: `change-confirmation:${id}`,
      priority: 'urgent',
      accountId: contact.id,
    }),
  ]
}
