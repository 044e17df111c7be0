import { createServer } from 'node:http'

/**
 * The least that can answer a page: the same bytes and headers from node:http.
 * Takes the page as JSON on standard input, prints its port.
 */
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const page = JSON.parse(Buffer.concat(chunks).toString()) as { headers: string[]; body: string }
const body = Buffer.from(page.body, 'base64')

const server = createServer((_, response) => {
  response.writeHead(200, page.headers)
  response.end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
