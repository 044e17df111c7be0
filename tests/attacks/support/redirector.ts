import { openCountingServer, type CountingServer } from './counting-server.ts'

/** A server that sends whoever calls it elsewhere, with what they brought. */
export function openRedirector(target: string, at = 0): Promise<CountingServer> {
  return openCountingServer((request, response) => {
    response.writeHead(307, { location: `${target}${request.url ?? ''}` }).end()
  }, at)
}
