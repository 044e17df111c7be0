import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { DatabaseSync } from 'node:sqlite'
import { EACH } from './many-employers.ts'
import { startOwnApi } from './own-api.ts'

/** Employers with payments of many years: one relevé annuel is drawn for each year of each. */
export const EMPLOYERS = 20
const FIRST_YEAR = 2018
/** The last of them ends before today, and no account reaches its daily most. */
export const YEARS = 7

export interface StatementsApi {
  /** One relevé for one employer; the time that it took, in milliseconds. */
  draw: (employer: number, round: number) => Promise<number>
  stop: () => Promise<void>
}

export async function startStatementsApi(options: {
  name: string
  port: number
  nodeArgs?: string[]
}): Promise<StatementsApi> {
  const tokens = Array.from({ length: EMPLOYERS }, () => randomBytes(32).toString('base64url'))
  const { url, siteKey, stop } = await startOwnApi({
    ...options,
    count: EMPLOYERS * EACH,
    insert(database) {
      insertPayments(database)
      insertSessions(database, tokens)
    },
  })
  return {
    draw: (employer, round) =>
      post(
        `${url}/api/certificates`,
        JSON.stringify({ kind: 'relevé', year: FIRST_YEAR + round }),
        {
          'content-type': 'application/json',
          'x-site-key': siteKey,
          'sec-fetch-site': 'same-origin',
          cookie: `__Host-session=${tokens[employer] ?? ''}`,
        },
      ),
    stop,
  }
}

/** Each month one payment of each nature. */
function insertPayments(database: DatabaseSync): void {
  database
    .prepare(
      `INSERT INTO payments (siret, reference, nature, period, amount_cents, paid_on, state,
         document, updated_at)
       SELECT e.siret, printf('V%d-%02d-%s', y.value, m.value, n.value), n.value, 'x', 123456,
         printf('%d-%02d-15', y.value, m.value), 'Versé', '', 0
       FROM employers e, json_each(:years) y, json_each(:months) m, json_each(:natures) n`,
    )
    .run({
      years: JSON.stringify(Array.from({ length: YEARS }, (_, index) => FIRST_YEAR + index)),
      months: JSON.stringify(Array.from({ length: 12 }, (_, index) => index + 1)),
      natures: JSON.stringify(['aide', 'pension', 'remboursement']),
    })
}

function insertSessions(database: DatabaseSync, tokens: readonly string[]): void {
  const insertion = database.prepare(
    `INSERT INTO sessions (token_hash, account_id, created_at, renewed_at, expires_at)
     VALUES (?, ?, ?, ?, ?)`,
  )
  const now = Date.now()
  for (const [index, token] of tokens.entries()) {
    const hash = createHash('sha256').update(token).digest('hex')
    insertion.run(hash, `account${String(index)}`, now, now, now + 3_600_000)
  }
}

function post(url: string, body: string, headers: Record<string, string>): Promise<number> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers }, (response) => {
      response.resume()
      response.on('end', () => {
        if (response.statusCode === 201) resolve(performance.now() - start)
        else reject(new Error(`A statement was answered ${String(response.statusCode)}.`))
      })
    })
    call.on('error', reject)
    call.end(body)
  })
}
