import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that sends whoever calls it elsewhere, with what they brought. */
export interface Redirector {
  url: string
  calls(): number
  close(): void
}

export async function openRedirector(target: string, at = 0): Promise<Redirector> {
  let calls = 0
  const server = createServer((request, response) => {
    calls++
    response.writeHead(307, { location: `${target}${request.url ?? ''}` }).end()
  })
  server.listen(at, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${String(port)}`,
    calls: () => calls,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
