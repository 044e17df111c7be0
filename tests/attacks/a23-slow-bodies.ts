import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { startFakeApi } from '../site/support/fake-api.ts'
import { forget, startSite, type Site } from '../site/support/site.ts'
import { multipartType } from '../support/multipart.ts'
import { Tally, type Trial } from '../support/trial.ts'

const sizes = {
  short: { connections: 100, seconds: 5 },
  full: { connections: 1_000, seconds: 120 },
}
const MOST_MS = 1_000
/** Of a thousand honest visits. */
const MOST_FAILURES = 1

/** How a slow client begins, and what it then says every few seconds. */
const manners = [
  { head: 'GET / HTTP/1.1\r\nHost: x\r\n', drip: 'X-A: b\r\n' },
  {
    head: `POST /api/requests HTTP/1.1\r\nHost: x\r\nContent-Type: ${multipartType}\r\nContent-Length: 900000\r\n\r\n`,
    drip: '-',
  },
  {
    head: 'POST /connexion HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n',
    drip: '1\r\na\r\n',
  },
  { head: '', drip: '' },
]

export const slowBodies: Trial = {
  id: 'A23',
  about: 'mille connexions qui traînent : les visiteurs sont servis comme avant',
  async run(size, tell) {
    const { connections, seconds } = sizes[size]
    const api = await startFakeApi((request, response) => {
      request.resume()
      request.on('end', () => response.writeHead(401).end('{}'))
    })
    const site = await startSite({ apiUrl: api.url })
    const sockets: Socket[] = []
    const keep = setInterval(() => {
      drip(sockets)
      while (sockets.length < connections) sockets.push(open(site, sockets.length))
    }, 2_000)
    const visits: number[] = []
    let failures = 0
    for (const end = Date.now() + seconds * 1_000; Date.now() < end;) {
      const start = performance.now()
      const answer = await site.get('/connexion').catch(() => undefined)
      await answer?.arrayBuffer()
      if (answer?.status !== 200) failures++
      visits.push(performance.now() - start)
      tell(seconds * 1_000 - (end - Date.now()), seconds * 1_000)
      await sleep(20)
    }
    clearInterval(keep)
    for (const socket of sockets) socket.destroy()
    await site.stop()
    await forget(site)
    await api.stop()

    const tally = new Tally()
    const p95 = visits.sort((a, b) => a - b)[Math.floor(visits.length * 0.95)] ?? Infinity
    tally.count(
      visits.length,
      failures * 1_000 <= visits.length * MOST_FAILURES,
      `${String(failures)} échecs`,
    )
    tally.count(1, p95 < MOST_MS, `p95 de ${p95.toFixed()} ms`)
    tally.remarks.push(`${String(visits.length)} visites, p95 de ${p95.toFixed()} ms`)
    return tally
  },
}

function open({ port }: Site, rank: number): Socket {
  const { head } = manners[rank % manners.length] ?? { head: '' }
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.on('data', () => undefined)
  socket.write(head)
  return socket
}

/** Those that the site has closed are left out, and replaced by others. */
function drip(sockets: Socket[]): void {
  const open = sockets.filter(({ destroyed, readyState }) => !destroyed && readyState === 'open')
  sockets.splice(0, sockets.length, ...open)
  for (const [rank, socket] of open.entries()) {
    const { drip: said } = manners[rank % manners.length] ?? { drip: '' }
    if (said !== '') socket.write(said)
  }
}
