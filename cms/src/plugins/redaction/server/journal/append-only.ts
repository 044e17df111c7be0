import type { Core } from '@strapi/strapi'
import { lineType, lineUid } from './line.ts'

const table = lineType.schema.collectionName
const sentence = 'Le journal ne se modifie pas'

const sqlite = [
  ...['UPDATE', 'DELETE'].map(
    (change) => `CREATE TRIGGER IF NOT EXISTS ${table}_${change.toLowerCase()}
BEFORE ${change} ON ${table} BEGIN SELECT RAISE(ABORT, '${sentence}'); END`,
  ),
  // INSERT OR REPLACE removes the old row without asking the trigger of DELETE.
  `CREATE TRIGGER IF NOT EXISTS ${table}_replace BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, '${sentence}'); END`,
]

const postgres = [
  `CREATE OR REPLACE FUNCTION ${table}_refuse() RETURNS trigger AS
$$ BEGIN RAISE EXCEPTION '${sentence}'; END $$ LANGUAGE plpgsql`,
  `CREATE OR REPLACE TRIGGER ${table}_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
FOR EACH STATEMENT EXECUTE FUNCTION ${table}_refuse()`,
]

/**
 * Lines are only added: the code that runs here is refused before the database, and whoever has the
 * database open is refused by it. Strapi may have made the table anew at start.
 */
export async function keepAppendOnly(strapi: Core.Strapi): Promise<void> {
  const refuse = () => {
    throw new Error(sentence)
  }
  strapi.db.lifecycles.subscribe({
    models: [lineUid],
    beforeUpdate: refuse,
    beforeUpdateMany: refuse,
    beforeDelete: refuse,
    beforeDeleteMany: refuse,
  })
  const { client } = strapi.db.dialect
  for (const statement of client === 'postgres' ? postgres : sqlite) {
    await strapi.db.connection.raw(statement)
  }
}
