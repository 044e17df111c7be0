import { formatShortDate } from 'content-types'
import type { Deps } from '../deps.ts'
import { exportDocuments } from '../documents/index.ts'
import type { Cell } from '../platform/csv.ts'
import type { SignedIn } from '../sessions/index.ts'
import { documentPath } from './document-path.ts'

const header = ['Mis en ligne le', 'Nature', 'Thème', 'Description', 'Octets', 'SHA-256', 'Fichier']

/** All the personal documents of an account as a table. */
export function documentTable(deps: Deps, account: SignedIn) {
  return { header, rows: rowsOf(deps, account) }
}

async function* rowsOf(deps: Deps, { id }: SignedIn): AsyncGenerator<Cell[]> {
  for await (const document of exportDocuments(deps, id)) {
    yield [
      formatShortDate(document.publishedAt),
      document.kind,
      document.theme,
      document.description,
      document.bytes,
      document.sha256,
      document.absence ?? documentPath(document),
    ]
  }
}
