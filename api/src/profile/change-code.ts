import type { Context } from 'hono'
import { closeDoors, findContact, findNewCodeErrors, setCode } from '../accounts/index.ts'
import { tokenHashOf } from '../browsers/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { checkOwnCode } from '../login/index.ts'
import { queueNotice } from '../notifications/index.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { createId } from '../platform/tokens.ts'
import { sessionHashOf, type SignedIn } from '../sessions/index.ts'
import { codeChangedLetter } from './mails.ts'
import { refusedFields, signedOutMeanwhile } from './problems.ts'
import { sessionIsOpen } from './store.ts'

interface CodeFields {
  old: string
  code: string
  codeAgain: string
}

/** Every other access of the account ends; this session and this browser stay. */
export async function changeCode(
  deps: Deps,
  c: Context<AppEnv>,
  signedIn: SignedIn,
  fields: CodeFields,
): Promise<void> {
  const contact = await findContact(deps, { accountId: signedIn.id })
  const sessionHash = sessionHashOf(c)
  if (!contact || sessionHash === undefined) throw signedOutMeanwhile()
  const errors = findNewCodeErrors(fields, contact)
  if (fields.code === fields.old) {
    const message = 'Choisissez un mot de passe différent de l’ancien.'
    errors.push({ field: 'code', message })
  }
  if (errors.length > 0) throw refusedFields(errors)
  await checkOwnCode(deps, c, signedIn, fields.old, 'old')

  const hash = await deps.hashing.run(() => deps.codes.hash(fields.code))
  const { id: accountId, siret } = contact
  const done = await writeIf(deps.database, sessionIsOpen(accountId, sessionHash), [
    ...setCode(deps, accountId, hash),
    ...closeDoors(accountId, { sessionHash, browserHash: tokenHashOf(c) }),
    recordEvent(deps, {
      event: 'code-changed',
      actor: 'holder',
      accountId,
      siret,
      client: clientOf(c),
    }),
    ...(await queueNotice(deps, contact, {
      kind: 'security',
      letter: codeChangedLetter(deps, contact, deps.clock.now()),
      sms: 'Enim : le mot de passe de votre espace a été modifié. Si ce n’est pas vous, choisissez-en vite un nouveau.',
      dedupe: `code-changed:${createId()}`,
    })),
  ])
  if (!done) throw signedOutMeanwhile()
  wakeOutbox(deps)
}
