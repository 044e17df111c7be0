import type { DeskService, DeskView } from 'content-types'

type Totals = Omit<DeskService, 'slug' | 'name'>

/** What waits in several services together. */
export function totalOf(services: readonly Totals[]): Totals {
  const sum = (read: (service: Totals) => number) =>
    services.reduce((total, service) => total + read(service), 0)
  return {
    counts: {
      received: sum(({ counts }) => counts.received),
      taken: sum(({ counts }) => counts.taken),
      waiting: sum(({ counts }) => counts.waiting),
      answered: sum(({ counts }) => counts.answered),
      closed: sum(({ counts }) => counts.closed),
      withdrawn: sum(({ counts }) => counts.withdrawn),
    },
    oldestAt: services.flatMap(({ oldestAt }) => oldestAt ?? []).toSorted()[0] ?? null,
    soon: sum(({ soon }) => soon),
    late: sum(({ late }) => late),
    callbacks: sum(({ callbacks }) => callbacks),
    unread: sum(({ unread }) => unread),
  }
}

/** How many requests a view holds; of one's own nobody keeps the count. */
export function countOf(view: DeskView, { counts, ...totals }: Totals): number | undefined {
  switch (view) {
    case 'open':
      return counts.received + counts.taken + counts.waiting
    case 'mine':
      return undefined
    case 'unread':
      return totals.unread
    case 'late':
      return totals.late + totals.soon
    case 'callbacks':
      return totals.callbacks
    case 'answered':
      return counts.answered
    case 'ended':
      return counts.closed + counts.withdrawn
  }
}
