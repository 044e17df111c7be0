import { limits, type Registration, type RegistrationStep } from 'content-types'
import type { Deps } from '../deps.ts'
import { sha256 } from '../platform/tokens.ts'
import { registrationExpired, wrongStep } from './problems.ts'
import { findRegistration, type RegistrationRow } from './store.ts'
import { findTries } from './tries-store.ts'

/** The one under way in this browser; throws `expired` when there is none. */
export async function requireRegistration(
  deps: Deps,
  token: string | undefined,
): Promise<RegistrationRow> {
  const row = token === undefined ? undefined : await findRegistration(deps, sha256(token))
  if (!row) throw registrationExpired()
  return row
}

/** As `requireRegistration`, for a form that belongs to one step of one first connection. */
export async function requireStep(
  deps: Deps,
  token: string | undefined,
  { id, step }: { id: string; step: RegistrationStep },
): Promise<RegistrationRow & { tokenHash: string }> {
  const row = await requireRegistration(deps, token)
  if (row.id !== id || row.step !== step) throw wrongStep()
  return { ...row, tokenHash: sha256(token ?? '') }
}

export async function toRegistration(
  deps: Deps,
  { id, siret, step, fact, email, expiresAt }: RegistrationRow,
): Promise<Registration> {
  const { failed, closedUntil } = await findTries(deps, siret)
  return {
    id,
    siret,
    step,
    fact,
    triesLeft: Math.max(0, limits.wrongAnswers - failed),
    closedUntil: closedUntil?.toISOString() ?? null,
    sentTo: email,
    expiresAt: expiresAt.toISOString(),
  }
}
