import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { median, type Figure } from './figure.ts'
import { get } from './load.ts'
import { startOwnApi } from './own-api.ts'
import { cpuMs, findChild } from './process-usage.ts'

const FILE_BYTES = 5 * 1024 * 1024
const ROUNDS = 15
const REQUESTS = 40
const CONNECTIONS = 4

/** What a document of 5 MiB costs the api in CPU, checked and given, against bare streaming. */
export async function* downloadCost(): AsyncGenerator<Figure> {
  const api = await startOwnApi({
    name: 'download',
    port: 31_505,
    count: 1,
    insert: insertDocument,
  })
  const path = join(api.folder, 'files', 'kept', blobId)
  writeFileSync(path, content)
  const bare = spawn(process.execPath, [`${import.meta.dirname}/bare-download.ts`, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [port] = (await once(bare.stdout, 'data')) as [Buffer]
    const plain = { pid: bare.pid ?? 0, url: `http://127.0.0.1:${port.toString().trim()}/` }
    const checked = {
      pid: findChild(process.pid, 'api/src/main.ts'),
      url: `${api.url}/api/documents/document/file`,
      headers: { cookie: api.employer, 'x-site-key': api.siteKey, 'sec-fetch-site': 'same-origin' },
    }
    const ratios: number[] = []
    for (let round = -3; round < ROUNDS; round++) {
      const ratio = (await cpuOf(plain)) / (await cpuOf(checked))
      if (round >= 0) ratios.push(ratio)
    }
    yield {
      name: 'download-per-cpu',
      value: median(ratios),
      unit: 'x-bare',
      goal: 0.7,
      sense: 'at least',
    }
  } finally {
    bare.kill()
    await api.stop()
  }
}

const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(FILE_BYTES - 9)])
const blobId = randomBytes(16).toString('base64url')

function insertDocument(database: DatabaseSync): void {
  const sha256 = createHash('sha256').update(content).digest('hex')
  database
    .prepare(
      `INSERT INTO documents (id, account_id, kind, theme_slug, description, file_name, blob_id,
         bytes, sha256, published_at, source)
       VALUES ('document', 'account0', 'courrier', 'cotisation', 'Mesure', 'mesure.pdf', ?, ?, ?,
         ?, 'import')`,
    )
    .run(blobId, content.length, sha256, Date.now())
}

interface Door {
  pid: number
  url: string
  headers?: Record<string, string>
}

async function cpuOf({ pid, url, headers = {} }: Door): Promise<number> {
  const before = cpuMs(pid)
  await get({ url, requests: REQUESTS, connections: CONNECTIONS, headers })
  return cpuMs(pid) - before
}
