import type { IncomingMessage } from 'node:http'

const MOST_DISCARDED = 64 * 1024 * 1024
const SLOWEST_BYTES_PER_SECOND = 500
const CHECK_MS = 15_000

/**
 * Reads what is left of a refused body and throws it away, so that the client, which may still be
 * sending, gets to read the answer. A body that goes on and on ends the connection.
 */
export function discardRest(request: IncomingMessage): void {
  if (request.destroyed || !hasBody(request)) return
  let discarded = 0
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length
    if (discarded > MOST_DISCARDED) request.destroy()
  })
  request.resume()
}

/**
 * Ends the connection of a body that trickles, whoever reads it. Nothing is held against a client
 * whose bytes wait for a slow reader.
 */
export function refuseTrickle(request: IncomingMessage): void {
  if (!hasBody(request)) return
  const { socket } = request
  let before = socket.bytesRead
  const timer = setInterval(() => {
    const received = socket.bytesRead - before
    before = socket.bytesRead
    if (request.complete) clearInterval(timer)
    else if (request.readableLength > 0) return
    else if (received < (SLOWEST_BYTES_PER_SECOND * CHECK_MS) / 1_000) request.destroy()
  }, CHECK_MS)
  timer.unref()
  request.once('close', () => {
    clearInterval(timer)
  })
}

/** At most `maxBytes`, or undefined. */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += (chunk as Buffer).length
    if (length > maxBytes) return undefined
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
