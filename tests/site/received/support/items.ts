import type { ReceivedItem, ReceivedList } from 'content-types'

let last = 0

/** A line as the api gives it: a new answer, unless it is said otherwise. */
export function makeItem(
  facts: Partial<Extract<ReceivedItem, { kind: 'answer' | 'payment' | 'receipt' }>> = {},
): ReceivedItem {
  const rank = String(++last)
  return {
    kind: 'answer',
    id: `ligne-${rank}`,
    label: `Réponse ${rank}`,
    at: '2026-11-20T10:00:00.000Z',
    theme: { slug: 'cotisation', name: 'Cotisation' },
    isNew: true,
    isArchived: false,
    about: 'E26-ALZE-0001',
    ...facts,
  }
}

export function makeDocument(facts: Partial<ReceivedItem> = {}): ReceivedItem {
  return {
    ...makeItem(),
    label: 'Bulletin',
    ...facts,
    kind: 'document',
    about: 'bulletin',
    bytes: 2_048,
  }
}

export function receivedOf(
  items: readonly ReceivedItem[],
  facts: Partial<ReceivedList> = {},
): ReceivedList {
  const unread = items.filter(({ isNew }) => isNew).length
  return {
    items: [...items],
    page: 1,
    pages: 1,
    total: items.length,
    hasMore: false,
    counts: { listed: items.length, unread, archived: 0 },
    ...facts,
  }
}
