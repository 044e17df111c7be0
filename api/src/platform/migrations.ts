import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Database } from './database.ts'

const ownFolder = fileURLToPath(new URL('../../migrations', import.meta.url))
const rowSchema = z.object({ name: z.string(), sha256: z.string() })

/**
 * Applies, in order, the files of the folder that the database has not seen; each is one
 * transaction. Refuses a database whose history is not that of the folder.
 */
export async function migrate(database: Database, folder = ownFolder): Promise<string[]> {
  await database.script(
    `CREATE TABLE IF NOT EXISTS migrations (
       name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL
     ) STRICT`,
  )
  const files = await readMigrations(folder)
  const rows = await database.read('SELECT name, sha256 FROM migrations ORDER BY name')
  const applied = new Map(
    rows.map((row) => rowSchema.parse(row)).map(({ name, sha256 }) => [name, sha256]),
  )
  refuseOtherHistory(files, applied)
  const missing = files.filter(({ name }) => !applied.has(name))
  for (const { name, sha256, sql } of missing) {
    await database.script(
      `BEGIN IMMEDIATE;
       ${sql}
       INSERT INTO migrations VALUES ('${name}', '${sha256}', unixepoch() * 1000);
       COMMIT;`,
    )
  }
  return missing.map(({ name }) => name)
}

interface Migration {
  name: string
  sha256: string
  sql: string
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9-]+\.sql$/.test(name))
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(`${folder}/${name}`, 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

function refuseOtherHistory(files: Migration[], applied: Map<string, string>): void {
  const known = new Map(files.map(({ name, sha256 }) => [name, sha256]))
  for (const [name, sha256] of applied) {
    if (!known.has(name)) {
      throw new Error(`La base de données est plus récente que ce programme : ${name} est inconnu.`)
    }
    if (known.get(name) !== sha256) {
      throw new Error(`Le fichier ${name} a changé depuis qu’il a été appliqué à cette base.`)
    }
  }
}
