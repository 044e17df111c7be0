import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, request, type ClientRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { receiveForm, type BodyBounds } from '../../../api/src/files/index.ts'
import { multipartType } from '../../support/multipart.ts'

/** What the server made of one form. */
interface Received {
  fields: Record<string, string>
  files: { name: string; bytes: number; sha256: string; content: Buffer }[]
  unread: readonly string[]
  failure: string | undefined
}

export interface FormServer {
  port: number
  /** The bounds of the next forms; what is not said is as usual. */
  bounds: Partial<BodyBounds>
  /** Whether the next forms may bring files. */
  withFiles: boolean
  received: Received[]
  /** Begins a form and leaves it open. */
  open(type?: string): ClientRequest
  /** Sends a whole form; gives the status of the answer. */
  send(body: Buffer, type?: string): Promise<number | undefined>
  /** Until no file of a form is left. */
  emptied(): Promise<void>
  /** Ends the server; nothing was thrown and no file is left. */
  close(): Promise<void>
}

/** A server that receives forms and does nothing else. */
export async function startFormServer(): Promise<FormServer> {
  const folder = await mkdtemp(join(tmpdir(), 'enim-receive-'))
  const thrown: unknown[] = []
  const server = createServer((incoming, outgoing) => {
    const keep = receiveForm(
      incoming,
      folder,
      async ({ fields, files, unread, failure }) => {
        const read = files.map(async ({ path, ...file }) => ({
          ...file,
          content: await readFile(path),
        }))
        forms.received.push({
          fields: Object.fromEntries(fields),
          files: await Promise.all(read),
          unread,
          failure: failure?.type,
        })
        outgoing.writeHead(failure?.status ?? 200, { connection: 'close' }).end()
      },
      {
        bounds: forms.bounds,
        judge: forms.withFiles ? () => Promise.resolve(undefined) : undefined,
      },
    )
    keep.catch((error: unknown) => {
      thrown.push(error)
      outgoing.writeHead(500).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const forms: FormServer = {
    port,
    bounds: {},
    withFiles: true,
    received: [],
    open(type = multipartType) {
      const headers = { 'content-type': type }
      const call = request({ port, host: '127.0.0.1', method: 'POST', headers })
      call.on('error', () => undefined)
      return call
    },
    async send(body, type) {
      const call = forms.open(type)
      call.end(body)
      return statusOf(call)
    },
    emptied: () => until(async () => (await readdir(folder)).length === 0),
    async close() {
      server.closeAllConnections()
      server.close()
      expect(thrown).toEqual([])
      await forms.emptied()
      await rm(folder, { recursive: true })
    },
  }
  return forms
}

export async function statusOf(call: ClientRequest): Promise<number | undefined> {
  const [answer] = (await once(call, 'response')) as [{ statusCode?: number; resume(): void }]
  answer.resume()
  return answer.statusCode
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000
  while (!(await condition())) {
    expect(Date.now()).toBeLessThan(end)
    await sleep(10)
  }
}
