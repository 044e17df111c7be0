import {
  type Deadline,
  type DeskFilters,
  type DeskList,
  type DeskSummary,
  parisDay,
  requestKinds,
} from 'content-types'
import type { SignedInAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { deadlinesOf, mostPressing } from './deadlines.ts'
import {
  countCallbacks,
  countPlaces,
  listCallbackPlaces,
  listMerged,
  listPlaces,
  MOST_COUNTED,
  type Place,
} from './queue-store.ts'
import { listUnsentReceipts } from './receipt-watch-store.ts'
import { searchPlaces } from './search-store.ts'
import { readCounts } from './services-store.ts'
import { listSummaryRows, type SummaryRow } from './summary-store.ts'
import { findThresholds, receiptThreshold } from './threshold-instants.ts'
import { lateArms, type Scope } from './view-store.ts'

const PAGE_SIZE = 25
/** Whoever looks further looks for words. */
const MOST_PAGES = MOST_COUNTED / PAGE_SIZE

/**
 * One page of a view, or of what words find in every state. `total` is counted up to
 * `MOST_COUNTED`, unless it is known without counting.
 */
export async function listQueue(
  deps: Deps,
  agent: SignedInAgent,
  filters: DeskFilters & { page: number },
): Promise<DeskList> {
  const { service, kind } = filters
  const scope: Scope = {
    agentId: agent.id,
    services: agent.services.filter((slug) => service === '' || slug === service),
    kinds: kind === '' ? requestKinds : [kind],
  }
  const page = Math.min(filters.page, MOST_PAGES)
  const { places, total } = await findPage(deps, scope, filters, page)
  const rows = await listSummaryRows(
    deps,
    scope.services,
    places.map(({ row }) => row),
  )
  const pages = Math.max(1, Math.ceil(Math.min(total, MOST_COUNTED) / PAGE_SIZE))
  return { requests: rows.map((row) => toSummary(deps, row)), page, pages, total }
}

export function toSummary(deps: Pick<Deps, 'clock'>, row: SummaryRow): DeskSummary {
  const { callbackDay: day, callbackSlot: slot } = row
  return {
    reference: row.reference,
    kind: row.kind,
    service: { slug: row.slug, name: row.serviceName },
    object: row.object,
    state: row.state,
    sentAt: row.sentAt.toISOString(),
    employer: { siret: row.siret, name: row.employerName },
    fileCount: row.fileCount,
    unread: row.unread,
    agent: row.agent,
    deadline: mostPressing(deadlinesToday(deps, row)),
    callback: day === null || slot === null ? null : { day, slot },
  }
}

export function deadlinesToday({ clock }: Pick<Deps, 'clock'>, row: SummaryRow): Deadline[] {
  return deadlinesOf(row, parisDay(clock.now()))
}

interface Found {
  places: readonly Place[]
  total: number
}

async function findPage(
  deps: Deps,
  scope: Scope,
  { view, words }: DeskFilters,
  page: number,
): Promise<Found> {
  const range = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }
  const cut = (all: readonly Place[]): Found => ({
    places: all.slice(range.offset, range.offset + PAGE_SIZE),
    total: all.length,
  })
  if (words.trim() !== '') return cut(await searchPlaces(deps, scope, words))
  if (view === 'late') return cut(await listLate(deps, scope))
  if (view === 'callbacks') {
    const total = await countCallbacks(deps, scope)
    return { places: await listCallbackPlaces(deps, scope, range), total }
  }
  const total = (await findKnownTotal(deps, scope, view)) ?? (await countPlaces(deps, scope, view))
  return { places: await listPlaces(deps, scope, view, range), total }
}

/** Of whole states, which are counted as requests change. */
async function findKnownTotal(
  deps: Deps,
  { services, kinds }: Scope,
  view: DeskFilters['view'],
): Promise<number | undefined> {
  if (kinds.length < requestKinds.length) return undefined
  let total = 0
  for (const slug of services) {
    const counts = await readCounts(deps, slug)
    if (view === 'open') total += counts.received + counts.taken + counts.waiting
    else if (view === 'answered') total += counts.answered
    else if (view === 'ended') total += counts.closed + counts.withdrawn
    else return undefined
  }
  return total
}

export async function listLate(deps: Deps, scope: Scope): Promise<Place[]> {
  const thresholds = await findThresholds(deps, scope.services)
  const late = await listMerged(deps, lateArms(scope, thresholds))
  const unsent = await listUnsentReceipts(deps, scope, receiptThreshold(deps))
  const byRow = new Map([...unsent, ...late].map((place) => [place.row, place]))
  return [...byRow.values()]
    .sort((one, other) => one.sentAt - other.sentAt || one.row - other.row)
    .slice(0, MOST_COUNTED)
}
