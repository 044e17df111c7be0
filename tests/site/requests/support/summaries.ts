import type { RequestList, RequestSummary } from 'content-types'

export function makeSummary(wanted: Partial<RequestSummary> = {}): RequestSummary {
  return {
    reference: 'E26-ALZE-0001',
    kind: 'document',
    theme: { slug: 'cotisation', name: 'Cotisation' },
    object: 'Justificatif de mai',
    state: 'received',
    sentAt: '2026-02-03T13:02:00Z',
    changedAt: '2026-02-03T13:02:00Z',
    fileCount: 1,
    unread: 0,
    ...wanted,
  }
}

export function listOf(requests: RequestSummary[], wanted: Partial<RequestList> = {}): RequestList {
  const unread = requests.filter((request) => request.unread > 0).length
  return { requests, page: 1, pages: 1, total: requests.length, unread, ...wanted }
}
