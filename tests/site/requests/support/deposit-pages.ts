import type { Draft, DraftList } from 'content-types'
import { session } from '../../support/fake-api.ts'
import type { Visitor } from '../../support/visitor.ts'
import { refused } from '../../support/visitor.ts'

export const key = '0b9a3c1e-5d7f-4a2b-8c6d-1e2f3a4b5c6d'

export function makeDraft(wanted: Partial<Draft> = {}): Draft {
  return {
    key,
    kind: 'document',
    reference: null,
    theme: 'cotisation',
    object: '',
    text: 'Commencé hier',
    pieces: [],
    files: [],
    errors: [],
    savedAt: '2026-11-22T13:02:00.000Z',
    ...wanted,
  }
}

export function listed(wanted: Partial<DraftList['drafts'][number]> = {}) {
  const { kind, reference, theme, savedAt } = makeDraft()
  return { key, kind, reference, theme, savedAt, title: 'Commencé hier', fileCount: 2, ...wanted }
}

interface Held {
  drafts?: DraftList['drafts']
  draft?: Draft
  helped?: string[]
}

/** Someone who is logged in, has sent nothing yet, and has these drafts. */
export function logIn(visitor: Visitor, { drafts = [], draft, helped = [] }: Held = {}): void {
  visitor.reset()
  visitor.cookies.set('__Host-session', 'alize')
  const requests = { requests: [], page: 1, pages: 1, total: 0, unread: 0 }
  visitor.answers = {
    'GET /api/session': { status: 200, body: session },
    'GET /api/requests?page=1': { status: 200, body: requests },
    'GET /api/drafts': { status: 200, body: { drafts } },
    'GET /api/faq/helped': { status: 200, body: { helped } },
    [`GET /api/drafts/${key}`]: draft
      ? { status: 200, body: draft }
      : refused(404, 'not-found', 'Introuvable.'),
  }
}
