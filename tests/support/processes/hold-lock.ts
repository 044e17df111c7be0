import { DatabaseSync } from 'node:sqlite'

/** Takes the write lock of a database file, says so, and keeps it until its input ends. */
const [path = ''] = process.argv.slice(2)
const database = new DatabaseSync(path)
database.exec('BEGIN IMMEDIATE')
console.log('held')
process.stdin.resume().on('end', () => {
  database.exec('COMMIT')
})
