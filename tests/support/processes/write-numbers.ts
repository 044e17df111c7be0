import { openDatabase } from '../../../api/src/platform/database.ts'

/** Writes one number after the other; prints each once it is acknowledged. */
const [url = '', first = '0', count = '1000000'] = process.argv.slice(2)
const database = await openDatabase(url)
for (let n = Number(first); n < Number(first) + Number(count); n++) {
  await database.write([{ sql: 'INSERT INTO numbers VALUES (?)', args: [n] }])
  process.stdout.write(`${String(n)}\n`)
}
await database.close()
