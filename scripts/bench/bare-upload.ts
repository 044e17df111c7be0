import { createWriteStream, mkdtempSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'

/** The least that can keep an upload: busboy to disk, with fsync. Prints its port. */
const folder = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'bare-upload-'))
let files = 0

const server = createServer((request, response) => {
  const writes: Promise<void>[] = []
  const busboy = new Busboy({ headers: { 'content-type': '', ...request.headers } })
  busboy.on('file', (_, stream) => {
    const path = join(folder, String(files++))
    writes.push(
      pipeline(stream, createWriteStream(path)).then(async () => {
        const handle = await open(path, 'r+')
        await handle.sync()
        await handle.close()
        await rm(path)
      }),
    )
  })
  busboy.on('finish', () => {
    void Promise.all(writes).then(() => response.writeHead(201).end())
  })
  request.pipe(busboy)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
