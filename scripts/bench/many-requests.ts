import { createHash, randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'

/** What a measured call is made with. */
export interface Cookies {
  employer: string
  agent: string
}

/** How many requests the employer of `Cookies.employer` has, in however large a database. */
const REQUESTS_EACH = 1_000
const YEARS_MS = 3 * 365 * 86_400_000

/**
 * Puts as many requests into a migrated database, a thousand for each employer, over three years, of
 * three services, one in eight of them open; and logs in an employer and an agent of one service.
 */
export function fillRequests(path: string, count: number): Cookies {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -400000')
  database.exec('BEGIN')
  insertServices(database)
  insertEmployers(database, Math.ceil(count / REQUESTS_EACH))
  database.prepare(requestsSql).run({ count, now: Date.now(), span: YEARS_MS, each: REQUESTS_EACH })
  const cookies = logIn(database)
  database.exec('COMMIT')
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  return cookies
}

function insertServices(database: DatabaseSync): void {
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

const requestsSql = `INSERT INTO requests (id, reference, account_id, form_key, fingerprint, kind,
    theme_slug, object, text, state, theme_name, service_name, siret, employer_name, holder, email,
    sent_at, changed_at, taken_at, answered_at)
  WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :count)
  SELECT printf('%08x%d', (i * 2654435761) % 4294967296, i),
    printf('E26-%04X-%04X', i / 65536, i % 65536),
    printf('account%d', i / :each), 'form' || i, '', iif(i % 2, 'document', 'question'),
    json_extract('["cotisation", "declaration", "accidents"]', '$[' || (i % 3) || ']'),
    'Bordereau ' || i, 'Voici le bordereau de ce mois.',
    json_extract('["received", "taken", "answered", "answered", "answered", "answered", "closed",
      "closed", "closed", "closed", "closed", "closed", "closed", "closed", "closed", "closed"]',
      '$[' || ((i / 7) % 16) || ']'),
    '', 'Service', printf('9%013d', i / :each), 'Armement ' || (i / :each), 'Armement',
    'x@employeur.example', :now - (:count - i) * (:span / :count), :now, :now,
    iif((i / 7) % 16 > 1, :now, NULL)
  FROM n`

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
