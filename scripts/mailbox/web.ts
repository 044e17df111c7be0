import { createServer, type Server, type ServerResponse } from 'node:http'
import { answerTo, failure, type Answer } from './routes.ts'
import type { Store } from './store.ts'

/** The mailbox in a browser and, as JSON, for programs: see routes.ts. */
export function createWeb(store: Store): Server {
  const web = createServer((request, response) => {
    answerTo(store, request.method ?? '', request.url ?? '')
      .catch((error: unknown) => {
        console.error('HTTP :', error)
        return failure
      })
      .then(
        (answer) => send(response, answer),
        () => response.destroy(),
      )
  })
  web.on('error', (error: NodeJS.ErrnoException) => {
    // A port that cannot be opened is told by whoever opens it.
    if (error.syscall !== 'listen') console.error('HTTP :', error.message)
  })
  return web
}

const everywhere = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

function send(response: ServerResponse, { status, headers, body = '' }: Answer): void {
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }
  response.writeHead(status, { ...everywhere, ...length, ...headers })
  response.end(body)
}
