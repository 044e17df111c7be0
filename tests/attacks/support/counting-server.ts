import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers as it is told, and counts who calls. */
export interface CountingServer {
  url: string
  calls(): number
  close(): void
}

export async function openCountingServer(answer: RequestListener, at = 0): Promise<CountingServer> {
  let calls = 0
  const server = createServer((request, response) => {
    calls++
    answer(request, response)
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
