import type { EmployerRequest } from 'content-types'
import { session } from '../../support/fake-api.ts'
import { Visitor } from '../../support/visitor.ts'
import { makeRequest, reference } from './requests.ts'

export const page = `/espace/demandes/${reference}`
const path = `/api/requests/${reference}` as const

/** The page of one request, in front of someone who is logged in. */
export class RequestPages {
  readonly visitor: Visitor

  private constructor(visitor: Visitor) {
    this.visitor = visitor
  }

  static async start(): Promise<RequestPages> {
    return new RequestPages(await Visitor.start())
  }

  /** The account's only request, and nothing asked yet. */
  show(wanted: Partial<EmployerRequest> = {}): void {
    this.visitor.reset()
    this.visitor.cookies.set('__Host-session', 'alize')
    this.visitor.answers = {
      'GET /api/session': { status: 200, body: session },
      [`GET ${path}`]: { status: 200, body: makeRequest(wanted) },
      [`POST ${path}/reading`]: { status: 200, body: {} },
      [`POST ${path}/withdrawal`]: { status: 200, body: makeRequest({ state: 'withdrawn' }) },
      [`POST ${path}/callback`]: { status: 200, body: makeRequest() },
      [`POST ${path}/callback/cancellation`]: { status: 200, body: makeRequest() },
    }
  }

  refuse(
    call: 'withdrawal' | 'callback' | 'callback/cancellation' | 'reading',
    body: { status: number; title: string; type?: string; errors?: object[] },
  ): void {
    this.visitor.answers[`POST ${path}/${call}`] = {
      status: body.status,
      body: { type: 'wrong-step', errors: [], ...body },
    }
  }

  /** What was posted to the api about the request. */
  sent(call: 'withdrawal' | 'callback' | 'callback/cancellation' | 'reading'): unknown[] {
    return this.visitor.sent(`POST ${path}/${call}`)
  }

  stop(): Promise<void> {
    return this.visitor.stop()
  }
}
