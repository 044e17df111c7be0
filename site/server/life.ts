import { once } from 'node:events'
import { STATUS_CODES, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Environment } from './environment.ts'
import type { HeaderList } from './prepared.ts'

/** How long answers under way may take once the process is asked to stop. */
const PATIENCE_MS = 10_000
const CHECK_MS = 100

/** @throws Error with a sentence for whoever starts the site. */
export async function listen(
  server: Server,
  { SITE_PORT, SITE_HOST }: Pick<Environment, 'SITE_PORT' | 'SITE_HOST'>,
  security: HeaderList,
): Promise<void> {
  server.on('clientError', (error: Error, socket: Duplex) => {
    refuseConnection(error, socket, security)
  })
  server.on('checkExpectation', (_, response) => {
    for (const [name, value] of security) response.setHeader(name, value)
    response.writeHead(417, { Connection: 'close' }).end()
  })
  server.listen(SITE_PORT, SITE_HOST)
  try {
    await once(server, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new Error(`Le port ${SITE_PORT} est déjà utilisé.`)
    if (code === 'EACCES') throw new Error(`Le port ${SITE_PORT} demande des droits particuliers.`)
    throw error
  }
}

/** On SIGTERM or SIGINT: no new connection, what is under way ends, then `close`. */
export function stopOnSignal(server: Server, close: () => Promise<void>): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => {
      server.closeAllConnections()
    }, PATIENCE_MS).unref()
    // `close` only ends the connections that are idle when it is called.
    setInterval(() => {
      server.closeIdleConnections()
    }, CHECK_MS).unref()
    server.close(() => {
      void close().finally(() => process.exit(0))
    })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

const statuses: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** What is not HTTP never reaches the portal: it is refused here, with the same headers. */
function refuseConnection(error: Error, socket: Duplex, security: HeaderList): void {
  if (!socket.writable || ('code' in error && error.code === 'ECONNRESET')) {
    socket.destroy()
    return
  }
  const status = ('code' in error && statuses[String(error.code)]) || 400
  const lines = security.map(([name, value]) => `${name}: ${value}`)
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Length: 0',
      ...lines,
      '\r\n',
    ].join('\r\n'),
  )
}
