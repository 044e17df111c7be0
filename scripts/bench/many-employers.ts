import { createHash, randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'

/** What a measured call is made with. */
export interface Cookies {
  employer: string
  agent: string
}

/** How many of anything each employer has, in however large a database. */
export const EACH = 1_000

/**
 * Puts as many rows into a migrated database by `insert`, a thousand for each employer, and logs in
 * the first employer, of the account `account0`, and an agent of one service.
 */
export function fillDatabase(
  path: string,
  count: number,
  insert: (database: DatabaseSync, count: number) => void,
): Cookies {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -400000')
  database.exec('BEGIN')
  insertServices(database)
  insertEmployers(database, Math.ceil(count / EACH))
  insert(database, count)
  const cookies = logIn(database)
  database.exec('COMMIT')
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  return cookies
}

export function insertServices(database: DatabaseSync): void {
  database.exec(`INSERT INTO themes (slug, name, rank, service_name, service_email,
      service_address, service_phone, silence, silence_months, remedies, offered)
    SELECT value, value, key, 'Service ' || value, value || '@service.example', '', '',
      'sans objet', 2, NULL, 1
    FROM json_each('["cotisation", "declaration", "accidents"]')`)
}

/** Each with the account that its number gives. */
function insertEmployers(database: DatabaseSync, count: number): void {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :count)`
  database
    .prepare(
      `INSERT INTO employers (siret, name, address, created_at) ${numbers}
       SELECT printf('9%013d', i), 'Armement ' || i, '1 quai des Essais' || char(10) ||
         '29000 Port-Fictif', 0 FROM n`,
    )
    .run({ count })
  database
    .prepare(
      `INSERT INTO accounts (id, siret, space, email, holder, code_hash, pepper_id, created_at,
         updated_at) ${numbers}
       SELECT printf('account%d', i), printf('9%013d', i), 'professionnel',
         i || '@employeur.example', 'Armement', '', '', 0, 0 FROM n`,
    )
    .run({ count })
}

function logIn(database: DatabaseSync): Cookies {
  const now = Date.now()
  const until = now + 3_600_000
  const employer = randomBytes(32).toString('base64url')
  database
    .prepare(
      `INSERT INTO sessions (token_hash, account_id, created_at, renewed_at, expires_at)
       VALUES (?, 'account0', ?, ?, ?)`,
    )
    .run(hashOf(employer), now, now, until)
  database
    .prepare(
      `INSERT INTO agents (id, email, name, role, state, created_at)
       VALUES ('agent', 'agent@enim.example', 'Agent', 'agent', 'active', ?)`,
    )
    .run(now)
  database.exec(`INSERT INTO agent_services (agent_id, theme_slug) VALUES ('agent', 'cotisation')`)
  const agent = randomBytes(32).toString('base64url')
  database
    .prepare(
      `INSERT INTO agent_sessions (token_hash, agent_id, created_at, renewed_at, expires_at)
       VALUES (?, 'agent', ?, ?, ?)`,
    )
    .run(hashOf(agent), now, now, until)
  return { employer: `__Host-session=${employer}`, agent: `__Host-enim-agent=${agent}` }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
