import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sentHashes, sha256, type SentForm } from './sent-forms.ts'

export interface KeptReport {
  acknowledged: number
  /** Acknowledged, and then not there with every byte, both mails and its receipt. */
  lost: string[]
  /** There without all of its files, or with files that nobody sent. */
  halves: string[]
  /** Keys of which there are several requests. */
  twice: string[]
  /** What SQLite says of the database. */
  integrity: string
}

interface Row {
  form_key: string
  files: string | null
  mails: number
  receipts: number
}

/** Reads the database with SQLite's own program, and the blobs as files: the portal is not asked. */
export function inspectDeposits(folder: string, sent: readonly SentForm[]): KeptReport {
  const database = join(folder, 'portal.db')
  const rows = query<Row>(
    database,
    `SELECT r.form_key,
       (SELECT group_concat(f.blob_id || ' ' || f.sha256) FROM files f
        WHERE f.request_id = r.id) AS files,
       (SELECT count(*) FROM outbox o
        WHERE o.dedupe IN ('receipt:' || r.id, 'notice:' || r.id)) AS mails,
       (SELECT count(*) FROM receipts c WHERE c.request_id = r.id AND c.kind = 'aee') AS receipts
     FROM requests r`,
  )
  const byKey = Map.groupBy(rows, ({ form_key }) => form_key)
  const isWhole = (one: SentForm) => {
    const [row] = byKey.get(one.key) ?? []
    if (row?.mails !== 2 || row.receipts !== 1) return false
    return keptHashes(folder, row).join() === sentHashes(one).join()
  }
  const acknowledged = sent.filter(({ reference }) => reference !== undefined)
  const broken = sent.filter((one) => byKey.has(one.key) && !isWhole(one))
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((one) => !isWhole(one)).map(({ key }) => key),
    halves: broken.map(({ key }) => key),
    twice: [...byKey].filter(([, requests]) => requests.length > 1).map(([key]) => key),
    integrity: query<{ integrity_check: string }>(database, 'PRAGMA integrity_check')
      .map((row) => row.integrity_check)
      .join(),
  }
}

export function query<R>(database: string, sql: string): R[] {
  const output = execFileSync('sqlite3', ['-json', database, sql], { maxBuffer: 64 * 1024 * 1024 })
  return output.length === 0 ? [] : (JSON.parse(output.toString()) as R[])
}

function keptHashes(folder: string, { files }: Row): string[] {
  const hashes = (files ?? '').split(',').map((file) => {
    const [blob = '', declared = ''] = file.split(' ')
    const actual = hashOf(join(folder, 'files/kept', blob))
    return actual === declared ? actual : `${blob} is damaged`
  })
  return hashes.sort()
}

function hashOf(path: string): string | undefined {
  try {
    return sha256(readFileSync(path))
  } catch {
    return undefined
  }
}
