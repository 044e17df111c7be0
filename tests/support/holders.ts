import { siretSchema } from 'content-types'
import { insertAccount } from '../../api/src/accounts/index.ts'
import type { Deps } from '../../api/src/app.ts'
import { createId } from '../../api/src/platform/tokens.ts'
import { upsertEmployer } from '../../api/src/registry/index.ts'

export interface Holder {
  id: string
  siret: string
  email: string
}

/** As many accounts, all with one code. */
export async function insertHolders(deps: Deps, count: number): Promise<Holder[]> {
  const codeHash = await deps.codes.hash('730264')
  const holders = Array.from({ length: count }, (_, rank) => {
    const siret = siretOf(rank)
    return { id: createId(), siret, email: `${siret}@employeur.example` }
  })
  await deps.database.write(
    holders.flatMap(({ id, siret, email }) => [
      upsertEmployer(deps, { siret, name: 'Armement', address: '1 quai des Essais' }),
      insertAccount(deps, { id, siret, email, holder: 'Armement', mobile: null, codeHash }),
    ]),
  )
  return holders
}

/** The nth of a series of valid SIRETs that nobody of the cast has. */
export function siretOf(rank: number): string {
  const body = `9100${String(rank).padStart(9, '0')}`
  const candidates = Array.from({ length: 10 }, (_, digit) => `${body}${String(digit)}`)
  const found = candidates.find((siret) => siretSchema.safeParse(siret).success)
  if (found === undefined) throw new Error('Every ten numbers hold one with a valid key')
  return found
}
