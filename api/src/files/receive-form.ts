import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { limits } from 'content-types'
import { Problem } from '../platform/problems.ts'
import { createId } from '../platform/tokens.ts'
import { watchBody, type BodyBounds } from './body-watch.ts'
import type { ReceivedFile } from './file-rules.ts'
import { interruptedForm, unreadableForm } from './problems.ts'

export interface ReceivedForm {
  /** The first value of each field. */
  fields: ReadonlyMap<string, string>
  files: readonly ReceivedFile[]
  /** Names of the files beyond the tenth, which were not kept. */
  excess: readonly string[]
  /** The refusal that ended the reading. There are no files then; the fields are those read so far. */
  failure: Problem | undefined
}

/** Ten times the text's limit, so that a text that is too long can be given back whole. */
const MAX_FIELD_BYTES = 256 * 1024
const MAX_PARTS = 100
const MAX_HEADER_BYTES = 8 * 1024

/**
 * Streams a multipart form: fields in memory, files to disk while they are hashed. A file that is
 * too large is counted to its end and not kept, and does not stop the others. Whatever happens, the
 * files still in the folder are removed once `use` has ended.
 */
export async function receiveForm<T>(
  incoming: IncomingMessage,
  folder: string,
  use: (form: ReceivedForm) => Promise<T>,
  bounds?: Partial<BodyBounds>,
): Promise<T> {
  const paths: string[] = []
  const fields = new Map<string, string>()
  try {
    return await use(await readForm())
  } finally {
    await Promise.all(paths.map((path) => rm(path, { force: true })))
  }

  async function readForm(): Promise<ReceivedForm> {
    try {
      return { ...(await readParts(incoming, fields, newPath, bounds)), failure: undefined }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { fields, files: [], excess: [], failure: error }
    }
  }

  function newPath(): string {
    const path = join(folder, createId())
    paths.push(path)
    return path
  }
}

async function readParts(
  incoming: IncomingMessage,
  fields: Map<string, string>,
  newPath: () => string,
  bounds: Partial<BodyBounds> | undefined,
): Promise<Omit<ReceivedForm, 'failure'>> {
  const parser = openParser(incoming)
  const writes: Promise<ReceivedFile>[] = []
  const excess: string[] = []
  const streams = new Set<BusboyFileStream>()
  const { promise: parsed, resolve, reject } = Promise.withResolvers<void>()

  parser.on('field', (name, value) => {
    if (!fields.has(name)) fields.set(name, value)
  })
  parser.on('file', (field, stream, sentName = '') => {
    // Without a listener, a body that ends in the middle of this part would end the process.
    stream.on('error', () => undefined)
    const isExcess = writes.length === limits.filesPerRequest && sentName !== ''
    if (isExcess) excess.push(sentName)
    if (field !== 'files' || isExcess) return void stream.resume()
    streams.add(stream)
    const write = writeFile(stream, sentName, newPath())
    write.catch(reject)
    writes.push(write)
  })
  parser.on('finish', resolve)
  parser.on('error', () => {
    reject(unreadableForm())
  })
  const watch = watchBody(incoming, reject, bounds)
  incoming.on('error', () => {
    reject(interruptedForm())
  })
  incoming.once('close', () => {
    if (!incoming.complete) reject(interruptedForm())
  })

  try {
    incoming.pipe(parser)
    await parsed
    const files = await Promise.all(writes)
    return { fields, files: files.filter(isChosen), excess }
  } finally {
    watch.stop()
    incoming.unpipe(parser)
    parser.destroy()
    for (const stream of streams) stream.destroy()
    await Promise.allSettled(writes)
  }
}

function openParser({ headers }: IncomingMessage): BusboyInstance {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      preservePath: true,
      limits: {
        fieldSize: MAX_FIELD_BYTES,
        parts: MAX_PARTS,
        headerPairs: 50,
        headerSize: MAX_HEADER_BYTES,
      },
    })
  } catch {
    throw unreadableForm()
  }
}

async function writeFile(
  stream: BusboyFileStream,
  sentName: string,
  path: string,
): Promise<ReceivedFile> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (bytes > limits.fileBytes) continue
      hash.update(piece)
      await file.writeFile(piece)
    }
  } finally {
    await file.close()
  }
  return { sentName, path, bytes, sha256: hash.digest('hex') }
}

/** A browser sends one nameless, empty part when no file was chosen. */
function isChosen({ sentName, bytes }: ReceivedFile): boolean {
  return sentName !== '' || bytes > 0
}
