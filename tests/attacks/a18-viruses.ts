import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { query } from '../faults/kept-deposits.ts'
import type { KilledPortal } from '../faults/killed-portal.ts'
import { jpeg, segment } from '../fixtures/files/images.ts'
import { docx, xlsx } from '../fixtures/files/office.ts'
import { makePdf, streamObject } from '../fixtures/files/pdf.ts'
import type { Sample } from '../fixtures/files/sample.ts'
import { startClamd } from '../support/start-clamd.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { virusMark } from '../support/virus-mark.ts'
import { depositFiles, withPortal } from './support/deposit-files.ts'

const counts = { short: 1, full: 10 }
const PATIENCE_MS = 60_000

/** The mark that the antivirus of the tests knows, where each format lets one hide it. */
const infected: readonly ((word: string) => Sample)[] = [
  (word) => ({
    name: 'flux.pdf',
    bytes: makePdf({ objects: [streamObject('', `${word} ${virusMark}`)] }),
  }),
  (word) => ({ name: 'chaîne.pdf', bytes: makePdf({ objects: [`(${word} ${virusMark})`] }) }),
  (word) => ({
    name: 'lettre.docx',
    bytes: docx({ text: `${word} ${virusMark}` }),
  }),
  (word) => ({
    name: 'tableau.xlsx',
    bytes: xlsx({ text: `${word} ${virusMark}` }),
  }),
  (word) => ({
    name: 'photo.jpg',
    bytes: jpeg({ segments: [segment(0xfe, Buffer.from(`${word}${virusMark}`))] }),
  }),
]

export const viruses: Trial = {
  id: 'A18',
  about: 'virus dans chaque format, antivirus arrêté, muet ou rompu : aucun fichier n’est donné',
  async run(size, tell) {
    const tally = new Tally()
    for (let round = 0; round < counts[size]; round++) {
      await withAntivirus(tally)
      await withMuteAntivirus(tally)
      tell(round + 1, counts[size])
    }
    return tally
  },
}

/** Each infected file is known for what it is, and refused to its own sender. */
async function withAntivirus(tally: Tally): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'enim-clamd-'))
  const clamd = await startClamd(folder)
  await withPortal(
    async (portal, data) => {
      for (const make of infected) {
        const file = make(randomUUID())
        const { status, body } = await depositFiles(portal, [file])
        tally.count(1, status === 201, `${file.name} n’est pas pris : ${body}`)
      }
      const states = await settled(data)
      for (const { name, state } of states)
        tally.count(1, state === 'infected', `${name} est dit ${state}`)
      await tryToOpen(tally, portal, data)
    },
    { CLAMD_URL: clamd.url },
  )
  await clamd.stop()
  await rm(folder, { recursive: true })
}

/** An antivirus that takes everything and answers nothing, or hangs up. */
async function withMuteAntivirus(tally: Tally): Promise<void> {
  for (const hangsUp of [false, true]) {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.resume()
      if (hangsUp) socket.end('stream: O')
    })
    const url = await listen(server)
    await withPortal(
      async (portal, data) => {
        await depositFiles(portal, [
          infected[0]?.(randomUUID()) ?? { name: '', bytes: Buffer.alloc(0) },
        ])
        await sleep(1_000)
        const [file] = query<{ state: string }>(join(data, 'portal.db'), 'SELECT state FROM files')
        tally.count(
          1,
          file?.state === 'pending',
          `sans réponse de l’antivirus : ${file?.state ?? ''}`,
        )
        await tryToOpen(tally, portal, data)
      },
      { CLAMD_URL: url },
    )
    server.close()
  }
}

async function tryToOpen(
  tally: Tally,
  { url, headers }: KilledPortal,
  data: string,
): Promise<void> {
  const files = query<{ id: string; reference: string; name: string }>(
    join(data, 'portal.db'),
    'SELECT f.id, r.reference, f.name FROM files f JOIN requests r ON r.id = f.request_id',
  )
  for (const { id, reference, name } of files) {
    const answer = await fetch(`${url}/api/requests/${reference}/files/${id}`, { headers })
    const body = Buffer.from(await answer.arrayBuffer())
    tally.count(1, !answer.ok && !body.includes(virusMark), `${name} est donné`)
  }
}

/** Once the antivirus has said something of each file. */
async function settled(data: string) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    await sleep(200)
    const files = query<{ name: string; state: string }>(
      join(data, 'portal.db'),
      'SELECT name, state FROM files',
    )
    if (files.every(({ state }) => state !== 'pending')) return files
  }
  return []
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return `tcp://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}
