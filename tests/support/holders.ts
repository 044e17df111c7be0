import { insertAccount } from '../../api/src/accounts/index.ts'
import type { Deps } from '../../api/src/app.ts'
import { createId } from '../../api/src/platform/tokens.ts'
import { upsertEmployer } from '../../api/src/registry/index.ts'
import { siretOf } from './sirets.ts'

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
