import { createHash, randomBytes } from 'node:crypto'
import { linkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Figure } from './figure.ts'
import { startOwnApi } from './own-api.ts'
import { findChild, residentMegabytes } from './process-usage.ts'

const DOCUMENTS = 410
const FILE_BYTES = 5 * 1024 * 1024
/** The first ones fill what the api keeps for good: its heap, its caches. */
const WARM_UP = 20

/** What « Tout mon dossier » of more than 2 GB makes the api hold, once it has begun. */
export async function* wholeFileMemory(): AsyncGenerator<Figure> {
  const api = await startOwnApi({
    name: 'whole-file',
    port: 31_511,
    count: 1,
    insert: insertDocuments,
  })
  try {
    storeFiles(join(api.folder, 'files', 'kept'))
    const answer = await fetch(`${api.url}/api/whole-file`, {
      headers: { cookie: api.employer, 'x-site-key': api.siteKey, 'sec-fetch-site': 'same-origin' },
    })
    const { bytes, growth } = await readWatching(answer, findChild(process.pid, 'api/src/main.ts'))
    yield {
      name: 'whole-file-bytes',
      value: bytes / 1e9,
      unit: 'GB',
      goal: 2,
      sense: 'at least',
    }
    yield { name: 'whole-file-memory', value: growth, unit: 'MB', goal: 64, sense: 'at most' }
  } finally {
    await api.stop()
  }
}

const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(FILE_BYTES - 9)])
const nameOf = (rank: number) => `blob${String(rank).padStart(18, '0')}`

function insertDocuments(database: DatabaseSync): void {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const insert = database.prepare(
    `INSERT INTO documents (id, account_id, kind, theme_slug, description, file_name, blob_id,
       bytes, sha256, published_at, source)
     VALUES (?, 'account0', 'courrier', 'cotisation', 'Mesure', 'mesure.pdf', ?, ?, ?, ?, 'import')`,
  )
  for (let rank = 0; rank < DOCUMENTS; rank++) {
    insert.run(`document${String(rank)}`, nameOf(rank), content.length, sha256, Date.now() + rank)
  }
}

/** One file under as many names: read as often, stored once. */
function storeFiles(folder: string): void {
  const first = join(folder, nameOf(0))
  writeFileSync(first, content)
  for (let rank = 1; rank < DOCUMENTS; rank++) linkSync(first, join(folder, nameOf(rank)))
}

/** In megabytes, from the end of the warm-up to the most that the process held later. */
async function readWatching(answer: Response, pid: number) {
  let [bytes, before, most] = [0, 0, 0]
  const held = setInterval(() => {
    if (bytes < WARM_UP * FILE_BYTES) before = residentMegabytes(pid)
    most = Math.max(most, residentMegabytes(pid))
  }, 50)
  try {
    for await (const chunk of answer.body ?? []) bytes += (chunk as Uint8Array).length
  } finally {
    clearInterval(held)
  }
  return { bytes, growth: most - before }
}
