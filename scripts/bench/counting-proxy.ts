import { createServer, request } from 'node:http'

export interface CountingProxy {
  url: string
  /** The paths, with their queries, of the calls that hold `words`, since the last reset. */
  asked: (words: string) => string[]
  reset: () => void
  close: () => void
}

/** Stands before Strapi and counts what the site asks of it. */
export function startCountingProxy(port: number, targetPort: number): Promise<CountingProxy> {
  let paths: string[] = []
  const server = createServer((incoming, outgoing) => {
    paths.push(incoming.url ?? '')
    const { method, url: path, headers } = incoming
    const call = request({ port: targetPort, method, path, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(outgoing)
    })
    call.on('error', () => outgoing.writeHead(502).end())
    incoming.pipe(call)
  })
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${port}`,
        asked: (words) => paths.filter((path) => path.includes(words)),
        reset: () => (paths = []),
        close: () => {
          server.close()
          server.closeAllConnections()
        },
      })
    })
  })
}
