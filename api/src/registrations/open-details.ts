import type { Registration } from 'content-types'
import { findContact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { writeIf } from '../platform/claim.ts'
import type { Statement } from '../platform/database.ts'
import { toRegistration } from './present.ts'
import { accountExists, wrongStep } from './problems.ts'
import { isAt, moveToDetails, type RegistrationRow } from './store.ts'

/** From the question to the details, once: whoever comes here has proved to hold a title or a key. */
export async function openDetails(
  deps: Deps,
  registration: RegistrationRow & { tokenHash: string },
  alongside: readonly Statement[],
): Promise<Registration> {
  const { id, siret } = registration
  if (await findContact(deps, { siret })) {
    await deps.database.write(alongside)
    throw accountExists()
  }
  const condition = isAt(deps, { ...registration, step: 'question' })
  const moved = await writeIf(deps.database, condition, [moveToDetails(id), ...alongside])
  if (!moved) throw wrongStep()
  return toRegistration(deps, { ...registration, step: 'details' })
}
