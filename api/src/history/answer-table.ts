import {
  formatShortDate,
  formatTime,
  parisDay,
  type RequestKind,
  requestStates,
} from 'content-types'
import type { Deps } from '../deps.ts'
import { answerCsv, type Cell } from '../platform/csv.ts'
import type { SignedIn } from '../sessions/index.ts'
import { streamRequests, type ListFilters } from './list-store.ts'

const header = [
  'Référence',
  'Nature',
  'Thème',
  'Objet',
  'État',
  'Envoyée le',
  'Dernière nouvelle le',
  'Fichiers',
  'Messages non lus',
]

const kinds: Record<RequestKind, string> = {
  document: 'Envoi de documents',
  question: 'Question',
}

/** All the requests of an account as a table. */
export function requestTable(deps: Deps, { id }: SignedIn) {
  return { header, rows: rowsOf(deps, id, { match: undefined }) }
}

/** « Mes demandes » as a table: those that the filters let through, however many there are. */
export function answerTable(deps: Deps, { id }: SignedIn, filters: ListFilters): Response {
  const name = `mes-demandes-${parisDay(deps.clock.now())}.csv`
  return answerCsv(name, header, rowsOf(deps, id, filters))
}

async function* rowsOf(
  deps: Deps,
  accountId: string,
  filters: ListFilters,
): AsyncGenerator<Cell[]> {
  for await (const request of streamRequests(deps, accountId, filters)) {
    yield [
      request.reference,
      kinds[request.kind],
      request.theme.name,
      request.object,
      requestStates[request.state],
      writeInstant(request.sentAt),
      writeInstant(request.changedAt),
      request.fileCount,
      request.unread,
    ]
  }
}

/** « 02/03/2026 10:00 », in Paris; spreadsheets take it for a date. */
function writeInstant(instant: string): string {
  const date = new Date(instant)
  return `${formatShortDate(date)} ${formatTime(date)}`
}
