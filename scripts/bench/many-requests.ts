import type { DatabaseSync } from 'node:sqlite'
import { EACH } from './many-employers.ts'

const YEARS_MS = 3 * 365 * 86_400_000

/** As many requests, over three years, of three services, one in eight of them open. */
export function insertRequests(database: DatabaseSync, count: number): void {
  database.prepare(requestsSql).run({ count, now: Date.now(), span: YEARS_MS, each: EACH })
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
