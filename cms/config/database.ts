import { join } from 'node:path'
import { environment } from '../src/environment.ts'

export default () => {
  const { CMS_DATA_DIR, CMS_DATABASE_URL } = environment()
  return {
    connection: CMS_DATABASE_URL
      ? { client: 'postgres', connection: { connectionString: CMS_DATABASE_URL } }
      : {
          client: 'sqlite',
          connection: { filename: join(CMS_DATA_DIR, 'data.db') },
          useNullAsDefault: true,
        },
    // Otherwise a renamed attribute drops its column, and what was in it, without a word.
    settings: { forceMigration: false },
  }
}
