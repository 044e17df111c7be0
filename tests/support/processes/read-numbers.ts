import { DatabaseSync } from 'node:sqlite'

/** Prints what another SQLite, in another process, finds in the file. */
const [path = ''] = process.argv.slice(2)
const database = new DatabaseSync(path, { readOnly: true })
const rows = database.prepare('SELECT n FROM numbers ORDER BY rowid').all()
console.log(JSON.stringify(rows.map(({ n }) => n)))
