import type { IncomingMessage, ServerResponse } from 'node:http'
import { channels, notificationKinds, type Access, type Account, type Problem } from 'content-types'
import { session, startFakeApi } from '../../support/fake-api.ts'

export const account: Account = {
  siret: '90000000100017',
  name: 'Armement Alizé',
  email: 'contact@alize.example',
  mobile: '+33639981021',
  address: '4 quai des Essais\n29999 Port-Exemple',
  service: 'Service des entreprises',
  holder: 'Maëlle Fictif',
  changes: [],
  notifications: notificationKinds.flatMap((kind) =>
    channels.map((channel) => ({ kind, channel, accepted: kind === 'security' })),
  ),
}

export const access: Access = {
  browsers: [
    {
      id: 'here',
      name: 'Firefox sur Windows',
      isCurrent: true,
      enrolledAt: '2026-02-01T08:00:00Z',
      lastSeenAt: '2026-02-03T13:02:00Z',
      expiresAt: '2026-03-03T08:00:00Z',
      place: 'here',
    },
    {
      id: 'other',
      name: 'Safari sur iPhone',
      isCurrent: false,
      enrolledAt: '2026-01-20T08:00:00Z',
      lastSeenAt: '2026-01-31T18:30:00Z',
      expiresAt: '2026-02-19T08:00:00Z',
      place: 'new',
    },
  ],
  signIns: [
    {
      at: '2026-02-03T13:02:00Z',
      browser: 'Firefox sur Windows',
      place: 'here',
      outcome: 'opened',
    },
    { at: '2026-02-02T01:12:00Z', browser: 'Chrome sur Linux', place: 'new', outcome: 'refused' },
  ],
}

interface Call {
  path: string
  body: unknown
}

/** The api of someone who is logged in: what it holds, what it refuses, and what it was asked. */
export interface AccountApi {
  account: Account
  access: Access
  /** By path; any other call succeeds. */
  refusals: Record<string, Partial<Problem> & { type: string; status: number }>
  /** What a call changes in the account, by path. */
  effects: Record<string, (account: Account) => Account>
  posts: Call[]
  url: string
  stop: () => Promise<void>
}

export async function startAccountApi(): Promise<AccountApi> {
  const server = await startFakeApi((request, response) => {
    void answer(api, request, response)
  })
  const api = { ...asUsual(), url: server.url, stop: server.stop }
  return api
}

export function reset(api: AccountApi): void {
  Object.assign(api, asUsual())
}

function asUsual() {
  return { account, access, refusals: {}, effects: {}, posts: [] }
}

async function answer(
  api: AccountApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { method = '', url: path = '' } = request
  if (method === 'POST') {
    api.posts.push({ path, body: JSON.parse(Buffer.concat(chunks).toString()) })
    api.account = api.effects[path]?.(api.account) ?? api.account
  }
  const refusal = api.refusals[path]
  const body = refusal ? { title: 'Non.', errors: [], ...refusal } : found(api, path)
  response
    .writeHead(refusal?.status ?? 200, { 'content-type': 'application/json' })
    .end(JSON.stringify(body))
}

function found(api: AccountApi, path: string): unknown {
  if (path === '/api/session') return session
  const isAccess = /\/(access|browsers)(\/|$)/.test(path)
  const isDone = /\/(code|closure)$/.test(path)
  return isDone ? {} : isAccess ? api.access : api.account
}
