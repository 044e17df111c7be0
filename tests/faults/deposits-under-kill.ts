import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom, type Random } from '../fixtures/files/random.ts'
import { largeFile } from '../fixtures/files/large-files.ts'
import { depositForm } from '../support/forms.ts'
import { multipart, multipartType, type FormParts } from '../support/multipart.ts'
import { startPortal, type KilledPortal } from './killed-portal.ts'

const UPLOADERS = 6

/** A form that is sent again and again until its deposit is acknowledged. */
interface Sent {
  key: string
  form: Required<FormParts>
  /** Undefined as long as no answer came. */
  reference?: string
}

export interface KillReport {
  kills: number
  acknowledged: number
  /** Acknowledged, and then not there with every byte and both mails. */
  lost: string[]
  /** There without all of its files, or with files that nobody sent. */
  halves: string[]
  /** Keys of which there are several requests. */
  twice: string[]
  /** What SQLite says of the database in the end. */
  integrity: string
}

/** Ends the api with SIGKILL at random moments of many deposits, and looks at what is left. */
export async function killDuringDeposits(
  folder: string,
  kills: number,
  seed: number,
): Promise<KillReport> {
  const random = createRandom(seed)
  const portal = await startPortal(folder)
  const sent: Sent[] = []
  for (let kill = 0; kill < kills; kill++) {
    const round = new AbortController()
    const uploaders = Array.from({ length: UPLOADERS }, () =>
      upload(portal, random, sent, round.signal),
    )
    // One kill in four may come before anything is acknowledged.
    if (kill % 4 !== 0) await nextAcknowledgement(sent)
    await sleep(random.below(250))
    portal.kill()
    round.abort()
    await Promise.all(uploaders)
    await portal.restart()
  }
  // What was acknowledged is not sent again, which would hide its loss.
  const unanswered = sent.filter(({ reference }) => reference === undefined)
  await Promise.all(unanswered.map((form) => send(portal, form)))
  await portal.end()
  return inspect(folder, kills, sent)
}

async function nextAcknowledgement(sent: readonly Sent[]): Promise<void> {
  const count = () => sent.filter(({ reference }) => reference !== undefined).length
  const before = count()
  for (const end = Date.now() + 10_000; count() === before && Date.now() < end;) await sleep(5)
}

async function upload(
  portal: KilledPortal,
  random: Random,
  sent: Sent[],
  signal: AbortSignal,
): Promise<void> {
  const waiting = sent.filter(({ reference }) => reference === undefined)
  while (!signal.aborted) {
    const form = waiting.pop() ?? newForm(random)
    if (!sent.includes(form)) sent.push(form)
    try {
      await send(portal, form)
    } catch {
      return
    }
  }
}

function newForm(random: Random): Sent {
  const key = randomUUID()
  const files = Array.from({ length: 1 + random.below(3) }, (_, index) => {
    const kind = random.pick(['pdf', 'png', 'jpg'] as const)
    return {
      name: `${String(index)}.${kind}`,
      bytes: largeFile(random, kind, 2_000 + random.below(200_000)),
    }
  })
  return { key, form: depositForm({ fields: { key }, files }) }
}

async function send(portal: KilledPortal, sent: Sent): Promise<void> {
  const answer = await fetch(`${portal.url}/api/requests`, {
    method: 'POST',
    headers: { ...portal.headers, 'content-type': multipartType },
    body: new Uint8Array(multipart(sent.form)),
  })
  if (answer.status !== 201)
    throw new Error(`Answered ${String(answer.status)}: ${await answer.text()}`)
  sent.reference = ((await answer.json()) as { reference: string }).reference
}

interface FileRow {
  reference: string
  form_key: string
  files: string | null
  mails: number
}

/** Reads the database with SQLite's own program, and the blobs as files. */
function inspect(folder: string, kills: number, sent: readonly Sent[]): KillReport {
  const database = join(folder, 'portal.db')
  const rows = query<FileRow>(
    database,
    `SELECT r.reference, r.form_key,
       (SELECT group_concat(f.blob_id || ' ' || f.sha256) FROM files f WHERE f.request_id = r.id) AS files,
       (SELECT count(*) FROM outbox o WHERE o.dedupe IN ('receipt:' || r.id, 'notice:' || r.id)) AS mails
     FROM requests r`,
  )
  const byKey = Map.groupBy(rows, ({ form_key }) => form_key)
  const isWhole = ({ form, key }: Sent) => {
    const [row] = byKey.get(key) ?? []
    return row?.mails === 2 && keptHashes(folder, row).join() === sentHashes(form).join()
  }
  const wrong = sent.filter((one) => byKey.has(one.key) && !isWhole(one))
  return {
    kills,
    acknowledged: sent.filter(({ reference }) => reference !== undefined).length,
    lost: sent.filter((one) => !isWhole(one)).map(({ key }) => key),
    halves: wrong.map(({ key }) => key),
    twice: [...byKey].filter(([, requests]) => requests.length > 1).map(([key]) => key),
    integrity: query<{ integrity_check: string }>(database, 'PRAGMA integrity_check')
      .map((row) => row.integrity_check)
      .join(),
  }
}

function keptHashes(folder: string, { files }: FileRow): string[] {
  const hashes = (files ?? '').split(',').map((file) => {
    const [blob = '', declared = ''] = file.split(' ')
    const actual = sha256(readFileSync(join(folder, 'files/kept', blob)))
    return actual === declared ? actual : `${blob} is damaged`
  })
  return hashes.sort()
}

function sentHashes({ files }: Required<FormParts>): string[] {
  return files.map(({ bytes }) => sha256(bytes)).sort()
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function query<Row>(database: string, sql: string): Row[] {
  const output = execFileSync('sqlite3', ['-json', database, sql], { maxBuffer: 64 * 1024 * 1024 })
  return output.length === 0 ? [] : (JSON.parse(output.toString()) as Row[])
}
