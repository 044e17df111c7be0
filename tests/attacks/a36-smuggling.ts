import { connect } from 'node:net'
import { createRandom, type Random } from '../fixtures/files/random.ts'
import { startFakeApi } from '../site/support/fake-api.ts'
import { forget, siteKey, startSite, type Site } from '../site/support/site.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { inParallel } from './support/caller.ts'

const counts = { short: 60, full: 500 }
const PATIENCE_MS = 3_000

/** Two readings of where a request ends: by its length, or by its pieces. */
const lengths = [
  'Transfer-Encoding: chunked',
  'Transfer-Encoding : chunked',
  'Transfer-Encoding: xchunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding:\tchunked',
  'Transfer-Encoding: chunked\r\nTransfer-Encoding: x',
  'transfer-encoding:\x0bchunked',
  'X: x\nTransfer-Encoding: chunked',
  'Transfer-Encoding\r\n : chunked',
  'Content-Length: 4\r\nContent-Length: 90',
  'Content-Length: +4',
  'Content-Length: 4, 90',
  'Content-Length: 0x4',
  'Content-Length: 4 ',
  'Content-Length: -1',
]

const paths = ['/api/session', '/api/requests', '/connexion', '/', '/api/received']

/**
 * Whatever the site passes on carries its key, which no client can send: a request that reaches the
 * api without it was hidden in the body of another.
 */
export const smuggling: Trial = {
  id: 'A36',
  about: 'une seconde requête cachée dans la première : l’api ne la voit jamais',
  async run(size, tell) {
    const api = await startFakeApi((request, response) => {
      request.resume()
      request.on('end', () => response.writeHead(404).end('{}'))
    })
    const site = await startSite({ apiUrl: api.url })
    const tally = new Tally()
    const random = createRandom(36)
    const ranks = Array.from({ length: counts[size] }, (_, rank) => rank)
    await inParallel(ranks, 8, async (rank) => {
      await sendRaw(site, smuggle(random))
      tell(rank + 1, counts[size])
    })
    const hidden = api.calls.filter(({ headers }) => headers['x-site-key'] !== siteKey)
    const isHeld = hidden.length === 0 && api.calls.length > 0
    tally.count(counts[size], isHeld, `${String(hidden.length)} requêtes cachées`)
    tally.count(1, (await site.get('/connexion')).status === 200, 'le site ne répond plus')
    tally.remarks.push(`${String(api.calls.length)} requêtes passées à l’api`)
    await site.stop()
    await forget(site)
    await api.stop()
    return tally
  },
}

function smuggle(random: Random): string {
  const hidden = [
    'POST /api/session/end HTTP/1.1',
    'Host: localhost',
    'Sec-Fetch-Site: same-origin',
    'Content-Length: 0',
    '\r\n',
  ].join('\r\n')
  const body = random.pick([`0\r\n\r\n${hidden}`, `4\r\nabcd\r\n0\r\n\r\n${hidden}`, hidden])
  const own = random.pick([
    '',
    `Content-Length: ${String(body.length)}\r\n`,
    'Content-Length: 4\r\n',
  ])
  const order = [random.pick(lengths), own.trimEnd()].filter(Boolean)
  if (random.below(2) === 0) order.reverse()
  const head = [
    `${random.pick(['POST', 'GET', 'PUT'])} ${random.pick(paths)} HTTP/1.${random.pick(['1', '0'])}`,
    'Host: localhost',
    `Connection: ${random.pick(['keep-alive', 'close', 'Transfer-Encoding', 'Content-Length'])}`,
    'Content-Type: application/json',
    ...order,
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

/** Ends with the answer, or when none comes. */
function sendRaw({ port }: Site, request: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(PATIENCE_MS, () => socket.destroy())
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve()
    })
    socket.on('data', () => undefined)
    socket.end(request, 'latin1')
  })
}
