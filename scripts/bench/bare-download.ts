import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { pipeline } from 'node:stream'

/** The least that can give a file: node:http, streaming it from the disk. Prints its port. */
const path = process.argv[2] ?? ''
const { size } = statSync(path)

const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': String(size) })
  pipeline(createReadStream(path), response, () => undefined)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
