import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Hook {
  path: string
  headers: IncomingHttpHeaders
  event: string
  model: string
  slug: string | undefined
}

interface Body {
  event: string
  model: string
  entry?: { slug?: string }
}

/** Stands where the site is, and keeps what the webhook says. */
export async function openWebhookSink() {
  const hooks: Hook[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { event, model, entry } = JSON.parse(Buffer.concat(chunks).toString()) as Body
      hooks.push({
        path: request.url ?? '',
        headers: request.headers,
        event,
        model,
        slug: entry?.slug,
      })
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    hooks,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
