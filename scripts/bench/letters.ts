import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure } from './figure.ts'
import { openLetterSink, type LetterSink } from './letter-sink.ts'
import { startOwnApi } from './own-api.ts'

const LETTERS = 10_000
const PATIENCE_MS = 300_000
const CODE_EVERY_MS = 250

/** Ten thousand signed letters to a mail server on this machine, and the codes asked meanwhile. */
export async function* letters(): AsyncGenerator<Figure> {
  const sink = await openLetterSink(31_525)
  process.env['SMTP_URL'] = sink.url
  process.env['LETTER_HOURS'] = '5-24'
  const keys = mkdtempSync(join(tmpdir(), 'dkim-'))
  sign(join(keys, 'dkim.pem'))
  const api = await startOwnApi({
    name: 'letters',
    port: 31_512,
    count: LETTERS,
    insert: insertSubscribers,
  })
  try {
    const { seconds, delays } = await watch(sink, join(api.folder, 'portal.db'))
    yield { name: 'letters', value: seconds, unit: 's', goal: 60, sense: 'at most' }
    const p95 = delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.95)] ?? Number.NaN
    yield { name: 'letters-code-p95', value: p95, unit: 'ms', goal: 2_000, sense: 'at most' }
    yield {
      name: 'letters-received-twice',
      value: [...sink.received.values()].filter((times) => times.length > 1).length,
      unit: 'addresses',
      goal: 0,
      sense: 'at most',
    }
  } finally {
    await api.stop()
    await sink.close()
    rmSync(keys, { recursive: true })
  }
}

function sign(file: string): void {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  process.env['DKIM_DOMAIN'] = 'enim.example'
  process.env['DKIM_SELECTOR'] = 'bench'
  process.env['DKIM_KEY_FILE'] = file
}

/** A news that waits to be told to as many subscribers. */
function insertSubscribers(database: DatabaseSync, count: number): void {
  database
    .prepare(
      `INSERT INTO subscribers (id, address, address_key, frequency, confirmed_at)
       WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :count)
       SELECT printf('subscriber%012d', i), printf('n%d@abonnes.example', i), i, 'at-once', 0
       FROM n`,
    )
    .run({ count })
  database.exec(`INSERT INTO subscriber_domains SELECT id, '*' FROM subscribers`)
  const words = 'Les taux de cotisation changent pour la pêche au large. '.repeat(8)
  const paragraph = { type: 'paragraph', children: [{ type: 'text', text: words }] }
  database
    .prepare(
      `INSERT INTO letter_news (id, slug, title, summary, domains, body, first_seen_at,
         is_published)
       VALUES ('news', 'news', 'Les taux changent', 'De nouveaux taux.',
         '[{"slug":"cotisation","name":"Cotisation"}]', :body, :at, 1)`,
    )
    .run({
      body: JSON.stringify(Array.from({ length: 6 }, () => paragraph)),
      at: Date.now() - 11 * 60_000,
    })
}

/** From the first letter to the last; what a code took from its row to the mail server. */
async function watch({ received }: LetterSink, path: string) {
  const database = new DatabaseSync(path, { timeout: 5_000 })
  const insertCode = database.prepare(
    `INSERT INTO outbox (id, channel, dedupe, recipient, subject, text, html, priority,
       next_try_at, created_at)
     VALUES (:to, 'mail', :to, :to, 'Votre code', 'x', 'x', 0, 0, :now)`,
  )
  const asked = new Map<string, number>()
  const count = () => [...received.keys()].filter((to) => to.endsWith('@abonnes.example')).length
  const deadline = Date.now() + PATIENCE_MS
  while (count() === 0) {
    if (Date.now() > deadline) throw new Error('No letter came.')
    await sleep(20)
  }
  const start = Date.now()
  while (count() < LETTERS) {
    if (Date.now() > deadline) throw new Error(`Only ${count()} letters came.`)
    const to = `code${asked.size}@codes.example`
    insertCode.run({ to, now: Date.now() })
    asked.set(to, Date.now())
    await sleep(CODE_EVERY_MS)
  }
  const seconds = (Date.now() - start) / 1_000
  await sleep(6_000)
  database.close()
  const delays = [...asked].map(([to, at]) => (received.get(to)?.[0] ?? Infinity) - at)
  return { seconds, delays }
}
