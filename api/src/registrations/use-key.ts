import type { Registration } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import type { Client } from '../platform/client.ts'
import { isActivationKey } from '../registry/index.ts'
import { openDetails } from './open-details.ts'
import { requireStep } from './present.ts'
import { wrongKey } from './problems.ts'

/**
 * Instead of the question, even while that is closed. The key can be used again until the account
 * is active, so that a form left in the middle costs no second letter.
 */
export async function useActivationKey(
  deps: Deps,
  client: Client,
  token: string | undefined,
  { id, key }: { id: string; key: string },
): Promise<Registration> {
  const registration = await requireStep(deps, token, { id, step: 'question' })
  const { siret } = registration
  if (!(await isActivationKey(deps, siret, key))) throw wrongKey()
  const event = recordEvent(deps, {
    event: 'activation-key-used',
    actor: 'visitor',
    siret,
    client,
  })
  return openDetails(deps, registration, [event])
}
