import type { DatabaseSync } from 'node:sqlite'
import { EACH } from './many-employers.ts'

/**
 * As many documents, of three themes and four kinds, one a day for each employer; of ten, three
 * were opened and one is archived.
 */
export function insertDocuments(database: DatabaseSync, count: number): void {
  database.prepare(documentsSql).run({ count, now: Date.now(), each: EACH })
  database.exec(receivedSql)
}

const documentsSql = `INSERT INTO documents (id, account_id, kind, theme_slug, description,
    file_name, blob_id, bytes, sha256, published_at, source)
  WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :count)
  SELECT printf('%08x%d', (i * 2654435761) % 4294967296, i), printf('account%d', i / :each),
    json_extract('["attestation", "bulletin", "relevé", "courrier"]', '$[' || (i % 4) || ']'),
    json_extract('["cotisation", "declaration", "accidents"]', '$[' || (i % 3) || ']'),
    'Bulletin ' || i, 'bulletin-' || i || '.pdf', 'blob' || i, 20000, printf('%064x', i),
    :now - (i % :each) * 86400000, 'import'
  FROM n`

const receivedSql = `INSERT INTO received_items (id, account_id, kind, subject, theme_slug, label, at,
    opened_at, archived_at)
  SELECT 'r' || id, account_id, 'document', id, theme_slug, description, published_at,
    CASE WHEN rowid % 10 < 3 THEN published_at END, CASE WHEN rowid % 10 = 0 THEN published_at END
  FROM documents`
