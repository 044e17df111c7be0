import { receivedKinds } from 'content-types'
import type { Deps } from '../../deps.ts'
import { exportReceived } from '../../received/index.ts'
import { exportDailyStorage } from '../../requests/index.ts'
import type { Facts } from './facts.ts'

/** The lines of « Ce que j’ai reçu ». */
export async function* receivedFacts(deps: Deps, accountId: string): AsyncGenerator<Facts> {
  for await (const line of exportReceived(deps, accountId)) {
    yield {
      Nature: receivedKinds[line.kind],
      Objet: line.label,
      'Reçu le': line.at,
      'Ouvert le': line.openedAt,
      'Archivé le': line.archivedAt,
    }
  }
}

/** What counts towards the limits of a day. */
export async function storageFacts(deps: Deps, accountId: string): Promise<Facts[]> {
  return (await exportDailyStorage(deps, accountId)).map(({ day, files, bytes }) => ({
    Jour: day,
    Fichiers: files,
    Octets: bytes,
  }))
}
