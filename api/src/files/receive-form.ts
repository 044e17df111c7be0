import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { open, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { limits } from 'content-types'
import { Problem } from '../platform/problems.ts'
import { createId } from '../platform/tokens.ts'
import { watchBody, type BodyBounds } from './body-watch.ts'
import { cleanName } from './file-name.ts'
import type { ReceivedFile } from './file-rules.ts'
import { interruptedForm, unreadableForm } from './problems.ts'

export interface ReceivedForm {
  /** The first value of each field. */
  fields: ReadonlyMap<string, string>
  files: readonly ReceivedFile[]
  /** Names of the files that were thrown away unread: beyond the tenth, or all when none is wanted. */
  unread: readonly string[]
  /** The refusal that ended the reading. There are no files then; the fields are those read so far. */
  failure: Problem | undefined
}

export interface ReceiveOptions {
  bounds?: Partial<BodyBounds> | undefined
  /** False to read the fields only. */
  withFiles?: boolean
}

/** Ten times the text's limit, so that a text that is too long can be given back whole. */
const MAX_FIELD_BYTES = 256 * 1024
/** How long a body that is refused is read on. */
const PATIENCE_MS = 1_000
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
  options: ReceiveOptions = {},
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
      return { ...(await readParts(incoming, fields, newPath, options)), failure: undefined }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.type === 'too-large') await readOn(incoming)
      return { fields, files: [], unread: [], failure: error }
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
  { bounds, withFiles = true }: ReceiveOptions,
): Promise<Omit<ReceivedForm, 'failure'>> {
  const parser = openParser(incoming)
  const writes: Promise<ReceivedFile | undefined>[] = []
  const unread: string[] = []
  const streams = new Set<BusboyFileStream>()
  const { promise: parsed, resolve, reject } = Promise.withResolvers<unknown>()

  parser.on('field', (name, value) => {
    if (!fields.has(name)) fields.set(name, value)
  })
  parser.on('file', (field, stream, sentName) => {
    // Without a listener, a body that ends in the middle of this part would end the process.
    stream.on('error', () => undefined)
    if (field !== 'files' || !withFiles || writes.length === limits.filesPerRequest) {
      if (field === 'files' && sentName !== '') unread.push(cleanName(sentName))
      return void stream.resume()
    }
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
    return { fields, files: files.filter((file) => file !== undefined), unread }
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
      isPartAFile: (_field, _type, fileName) => fileName !== undefined,
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

/** Undefined for the nameless, empty part that a browser sends when no file was chosen. */
async function writeFile(
  stream: BusboyFileStream,
  sentName: string,
  path: string,
): Promise<ReceivedFile | undefined> {
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
  if (sentName === '' && bytes === 0) return undefined
  return { name: cleanName(sentName), path, bytes, sha256: hash.digest('hex') }
}

/** Answering a client that still sends would lose it the answer: a little more is thrown away first. */
async function readOn(incoming: IncomingMessage): Promise<void> {
  incoming.resume()
  await Promise.race([once(incoming, 'close'), sleep(PATIENCE_MS)]).catch(() => undefined)
  incoming.pause()
}
