import { createHmac } from 'node:crypto'
import { limits, type Registration, type Siret, type ValidationFact } from 'content-types'
import type { Deps } from '../deps.ts'
import { createId, createToken, sha256 } from '../platform/tokens.ts'
import { listAskedFacts } from '../registry/index.ts'
import { deleteUnfinished, insertRegistration, type RegistrationRow } from './store.ts'
import { toRegistration } from './present.ts'

const DURATION_MS = limits.registrationHours * 3_600_000

/**
 * Begins anew in this browser. The same for every SIRET, whether Enim knows it or not and whether it
 * has an account or not.
 */
export async function beginRegistration(
  deps: Deps,
  siret: Siret,
  previousToken: string | undefined,
): Promise<{ token: string; registration: Registration }> {
  const token = createToken()
  const row: RegistrationRow = {
    id: createId(),
    siret,
    fact: await chooseFact(deps, siret),
    step: 'question',
    email: null,
    expiresAt: new Date(deps.clock.now().getTime() + DURATION_MS),
  }
  await deps.database.write([
    deleteUnfinished(sha256(previousToken ?? '')),
    insertRegistration(deps, row, sha256(token)),
  ])
  return { token, registration: await toRegistration(deps, row) }
}

/** The same all day for one SIRET: asking again does not choose an easier question. */
async function chooseFact(deps: Deps, siret: Siret): Promise<ValidationFact> {
  const asked = await listAskedFacts(deps)
  const day = deps.clock.now().toISOString().slice(0, 10)
  const drawn = createHmac('sha256', deps.settings.peppers.current.key)
    .update(`validation-fact ${siret} ${day}`)
    .digest()
    .readUInt32BE()
  return asked[drawn % asked.length] ?? 'number'
}
