import { rename, rm, writeFile } from 'node:fs/promises'
import { formatSiret } from 'content-types'
import { findContact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { Refusal, requireWritable } from '../platform/refusal.ts'
import { createActivationKey } from './activation-key.ts'
import { drawActivationLetter } from './activation-letter.ts'
import { findEmployer, type Employer } from './store.ts'

/**
 * Writes the letter with a new key for an employer of the register; a letter posted before is worth
 * nothing any more. For Enim's own people: it tells who has an account.
 */
export async function makeActivationLetter(
  deps: Deps,
  siret: string,
  path: string,
  { dryRun }: { dryRun: boolean },
): Promise<Employer> {
  const employer = await findEmployer(deps, siret)
  if (!employer) {
    throw new Refusal(`Le registre ne connaît aucun employeur au SIRET ${formatSiret(siret)}.`)
  }
  if (await findContact(deps, { siret })) {
    throw new Refusal(`« ${employer.name} » a déjà un compte : aucune clé n’est nécessaire.`)
  }
  requireWritable(path)
  if (dryRun) return employer
  const { key, expiresAt, statements } = createActivationKey(deps, siret)
  const { publicUrl, production } = deps.settings
  const date = deps.clock.now()
  const letter = { employer, key, expiresAt, date, publicUrl, isSpecimen: !production }
  const unfinished = `${path}.partiel`
  await writeFile(unfinished, await drawActivationLetter(letter), { mode: 0o600 })
  try {
    await deps.database.write(statements)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  return employer
}
