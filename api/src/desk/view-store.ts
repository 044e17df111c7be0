import type { DeskView, RequestKind } from 'content-types'
import type { Argument } from '../platform/database.ts'

/** What an agent may see, narrowed by what was asked for. */
export interface Scope {
  agentId: string
  /** Slugs. */
  services: readonly string[]
  kinds: readonly RequestKind[]
}

/** What was sent before these instants has a time limit that is over, or near. */
export interface ThresholdInstants {
  areLate: Date
  areSoon: Date
  answerLate: Date
  answerSoon: Date
}

/** One read in order; a list merges several. */
export interface Arm {
  sql: string
  args: Argument[]
}

/** As the partial indexes say it. */
export const isOpenInSql = `state IN ('received', 'taken', 'waiting')`

/** The reads of a view: each of one service and one kind, in the order of an index. */
export function armsOf(
  scope: Scope,
  view: Exclude<DeskView, 'mine' | 'callbacks' | 'late'>,
): Arm[] {
  const each = (index: string, condition: string) =>
    ofEach(scope, (slug, kind) => arm(index, slug, kind, condition))
  switch (view) {
    case 'open':
      return each('requests_open', isOpenInSql)
    case 'unread':
      return each('requests_unread_by_enim', 'unread_by_enim > 0')
    case 'answered':
      return each('requests_by_state', `state = 'answered'`)
    case 'ended':
      return ['closed', 'withdrawn'].flatMap((state) =>
        each('requests_by_state', `state = '${state}'`),
      )
  }
}

/** Those whose time limit is near or over: the old ones, and the younger ones that nobody took. */
export function lateArms(scope: Scope, thresholds: ReadonlyMap<string, ThresholdInstants>): Arm[] {
  return ofEach(scope, (slug, kind) => {
    const { areSoon, answerSoon } = getThresholds(thresholds, slug)
    return [
      arm('requests_open', slug, kind, `${isOpenInSql} AND sent_at < ?`, [answerSoon]),
      arm('requests_by_state', slug, kind, `state = 'received' AND sent_at >= ? AND sent_at < ?`, [
        answerSoon,
        areSoon,
      ]),
    ]
  }).flat()
}

export function getThresholds(
  thresholds: ReadonlyMap<string, ThresholdInstants>,
  slug: string,
): ThresholdInstants {
  const found = thresholds.get(slug)
  if (!found) throw new Error(`No time limit is known for ${slug}`)
  return found
}

function ofEach<T>({ services, kinds }: Scope, make: (slug: string, kind: RequestKind) => T): T[] {
  return services.flatMap((slug) => kinds.map((kind) => make(slug, kind)))
}

function arm(
  index: string,
  slug: string,
  kind: RequestKind,
  condition: string,
  args: Argument[] = [],
): Arm {
  return {
    sql: `SELECT sent_at AS sentAt, id, rowid AS row FROM requests INDEXED BY ${index}
          WHERE theme_slug = ? AND kind = ? AND ${condition}`,
    args: [slug, kind, ...args],
  }
}
