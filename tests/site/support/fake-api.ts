import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Reply = (request: IncomingMessage, response: ServerResponse) => void

export interface FakeApi {
  url: string
  /** What it does with each call, until changed. */
  reply: Reply
  /** The calls so far, latest last. */
  calls: IncomingMessage[]
  stop: () => Promise<void>
}

export const session = {
  name: 'Armement Alizé',
  siret: '90000000100017',
  idleAt: '2099-03-10T10:30:00Z',
  endsAt: '2099-03-10T22:00:00Z',
}

/** Who has the session cookie is Armement Alizé; everybody else is signed out. */
export const knowsTheSession: Reply = (request, response) => {
  const known = request.headers.cookie?.includes('__Host-session=alize') ?? false
  const answer = known
    ? session
    : { type: 'signed-out', title: 'Votre session est terminée.', status: 401, errors: [] }
  response
    .writeHead(known ? 200 : 401, { 'content-type': 'application/json' })
    .end(JSON.stringify(answer))
}

export async function startFakeApi(reply: Reply = knowsTheSession): Promise<FakeApi> {
  const calls: IncomingMessage[] = []
  const server: Server = createServer((request, response) => {
    calls.push(request)
    api.reply(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const api: FakeApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reply,
    calls,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return api
}
