import type { AddressInfo } from 'node:net'
import type { Deps } from '../../api/src/app.ts'
import { listen, stopServer } from '../../api/src/server.ts'

/** The api on a port of its own, for what `app.request()` has no socket for. */
export async function serve(deps: Deps): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = await listen(deps)
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${String(port)}`, stop: () => stopServer(server) }
}
