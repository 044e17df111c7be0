import { deskViews, requestKinds, type DeskFilters, type DeskView } from 'content-types'
import { readPage } from '../../ui/read-page.ts'

export interface QueueQuery extends DeskFilters {
  page: number
}

/** The views as the addresses of the desk name them. */
const names: Record<DeskView, string> = {
  open: 'a-traiter',
  mine: 'mes-demandes',
  unread: 'non-lus',
  late: 'delais',
  callbacks: 'rappels',
  answered: 'repondues',
  ended: 'closes',
}

const MOST_WORDS = 200

/** What an address asks of the queue; what it cannot ask is as if it were not there. */
export function readQueueQuery(
  address: URLSearchParams,
  services: readonly { slug: string }[],
): QueueQuery {
  const view = views.find((one) => names[one] === address.get('vue')) ?? 'open'
  const service = services.find(({ slug }) => slug === address.get('service'))?.slug ?? ''
  const kind = requestKinds.find((one) => one === address.get('nature')) ?? ''
  const words = (address.get('mots') ?? '').trim().slice(0, MOST_WORDS)
  return { service, view, kind, words, page: readPage(address) }
}

/** Without what goes without saying. */
export function queueAddress({
  service = '',
  view = 'open',
  kind = '',
  words = '',
  page = 1,
}: Partial<QueueQuery>): string {
  const asked = {
    service,
    vue: view === 'open' ? '' : names[view],
    nature: kind,
    mots: words,
    page: page > 1 ? String(page) : '',
  }
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  return query.size > 0 ? `/agents?${query}` : '/agents'
}

export function viewName(view: DeskView): string {
  return names[view]
}

export const views = Object.keys(deskViews) as DeskView[]
