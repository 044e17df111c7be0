import type { AgentSession, DeskRequest, DeskService } from 'content-types'
import type { Visitor } from '../../support/visitor.ts'
import { agent } from './agents.ts'
import { deskService, makeList, quietService, REFERENCE, request, summary } from './requests.ts'

export const QUEUE = 'GET /api/desk/requests?view=open&page=1'
export const OPEN = `GET /api/desk/requests/${REFERENCE}`
export const PAGE = `/agents/demandes/${REFERENCE}`

/** Someone at the desk, before a queue of one request. */
export function sitDown(visitor: Visitor, session: AgentSession = agent): void {
  visitor.reset()
  visitor.answers = {
    'GET /api/agents/session': ok(session),
    'GET /api/desk/services': ok({ services: [deskService, quietService] satisfies DeskService[] }),
    [QUEUE]: ok(makeList([summary])),
    [OPEN]: ok(request),
  }
}

/** What the request becomes for the calls that follow. */
export function becomes(visitor: Visitor, changes: Partial<DeskRequest>): void {
  visitor.answers[OPEN] = ok({ ...request, ...changes })
}

export function ok(body: unknown): { status: number; body: unknown } {
  return { status: 200, body }
}
