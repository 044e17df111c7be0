import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ToldWebhook {
  headers: IncomingHttpHeaders
  body: string
}

/** What the sink does with what it is told. */
export type SinkMood =
  | { kind: 'answers'; status: number; location?: string }
  | { kind: 'stays-silent' }
  | { kind: 'hangs-up' }

export interface WebhookSink {
  url: string
  told: ToldWebhook[]
  mood: SinkMood
  /** Called with each, before it is answered. */
  onTold?: () => void
  close(): Promise<void>
}

/** A system of Enim's, on a real port. */
export async function openWebhookSink(): Promise<WebhookSink> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      sink.told.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      sink.onTold?.()
      const { mood } = sink
      if (mood.kind === 'hangs-up') request.socket.destroy()
      if (mood.kind !== 'answers') return
      const headers = mood.location === undefined ? {} : { location: mood.location }
      response.writeHead(mood.status, headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const sink: WebhookSink = {
    url: `http://127.0.0.1:${String(port)}/portail`,
    told: [],
    mood: { kind: 'answers', status: 204 },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return sink
}
