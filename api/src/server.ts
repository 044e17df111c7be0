import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from './app.ts'
import type { Deps } from './deps.ts'

const serverOptions = {
  headersTimeout: 20_000,
  /** Ten files of 5 MiB over a ship's link of 1 Mbit/s take seven minutes. */
  requestTimeout: 900_000,
  /** Longer than the site keeps its own connections, so that it never writes to a closed one. */
  keepAliveTimeout: 65_000,
}

export function listen(deps: Deps): Promise<Server> {
  return listenFor(createApp(deps).fetch, deps.settings)
}

/** Answers by `fetch` as the api does; port 0 takes any that is free. */
export async function listenFor(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: Pick<Deps['settings'], 'host' | 'port'>,
): Promise<Server> {
  const server = createAdaptorServer({ fetch, serverOptions }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return server
}

/** Lets the requests under way end, for 10 seconds at most. */
export async function stopServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  // `close` alone waits for idle keep-alive connections, which clients hold for long.
  const idle = setInterval(() => {
    server.closeIdleConnections()
  }, 100)
  const end = setTimeout(() => {
    server.closeAllConnections()
  }, 10_000)
  await closed
  clearInterval(idle)
  clearTimeout(end)
}
