import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { open, rm, type FileHandle } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { limits } from 'content-types'
import { busy, Problem } from '../platform/problems.ts'
import { createId } from '../platform/tokens.ts'
import { watchBody, type BodyBounds } from './body-watch.ts'
import { cleanName } from './file-name.ts'
import type { ReceivedFile } from './file-rules.ts'
import { interruptedForm, unreadableForm } from './problems.ts'

export interface ReceivedForm {
  /** The first value of each field. */
  fields: ReadonlyMap<string, string>
  /** Every value of each field. */
  lists: ReadonlyMap<string, readonly string[]>
  files: readonly JudgedFile[]
  /** Names of the files that were thrown away unread: beyond the last, or all when none is wanted. */
  unread: readonly string[]
  /** The refusal that ended the reading. There are no files then; the fields are those read so far. */
  failure: Problem | undefined
}

export interface JudgedFile extends ReceivedFile {
  /** The sentence of its refusal. */
  refusal: string | undefined
}

export interface ReceiveOptions {
  bounds?: Partial<BodyBounds> | undefined
  /** Judges each file as soon as it is whole, while the others come. Without it no file is read. */
  judge?: (file: ReceivedFile) => Promise<string | undefined>
  /** Which field brings files, and how many at most; those of the others are not read. */
  wanted?: { field: string; most: number }
  /** What is kept of one file, in bytes. */
  fileBytes?: number
}

const anyFiles = { field: 'files', most: limits.filesPerRequest }

/** Ten times the text's limit, so that a text that is too long can be given back whole. */
const MAX_FIELD_BYTES = 256 * 1024
/** How long a body that is refused is read on. */
const PATIENCE_MS = 1_000
/** Pieces come by 64 KiB; writing several at once spares most of the time of a write. */
const WRITE_BYTES = 256 * 1024
const shortages = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE'])
const SHORTAGE_SECONDS = 60
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
  const lists = new Map<string, string[]>()
  try {
    return await use(await readForm())
  } finally {
    await Promise.all(paths.map((path) => rm(path, { force: true })))
  }

  async function readForm(): Promise<ReceivedForm> {
    try {
      const parts = await readParts(incoming, lists, newPath, options)
      return { ...parts, ...typedIn(lists), failure: undefined }
    } catch (error) {
      const nothing = { ...typedIn(lists), files: [], unread: [] }
      if (isShortage(error)) return { ...nothing, failure: busy(SHORTAGE_SECONDS) }
      if (!(error instanceof Problem)) throw error
      if (error.type === 'too-large') await readOn(incoming)
      return { ...nothing, failure: error }
    }
  }

  function newPath(): string {
    const path = join(folder, createId())
    paths.push(path)
    return path
  }
}

function typedIn(lists: ReadonlyMap<string, string[]>): Pick<ReceivedForm, 'fields' | 'lists'> {
  const fields = new Map([...lists].map(([name, [first = '']]) => [name, first]))
  return { fields, lists }
}

async function readParts(
  incoming: IncomingMessage,
  lists: Map<string, string[]>,
  newPath: () => string,
  { bounds, judge, wanted = anyFiles, fileBytes = limits.fileBytes }: ReceiveOptions,
): Promise<Pick<ReceivedForm, 'files' | 'unread'>> {
  const parser = openParser(incoming)
  const writes: Promise<JudgedFile | undefined>[] = []
  const unread: string[] = []
  const streams = new Set<BusboyFileStream>()
  const { promise: parsed, resolve, reject } = Promise.withResolvers<unknown>()

  parser.on('field', (name, value) => {
    lists.set(name, [...(lists.get(name) ?? []), value])
  })
  parser.on('file', (field, stream, sentName) => {
    // Without a listener, a body that ends in the middle of this part would end the process.
    stream.on('error', () => undefined)
    if (field !== wanted.field || !judge || writes.length === wanted.most) {
      if (field === wanted.field && sentName !== '') unread.push(cleanName(sentName))
      return void stream.resume()
    }
    streams.add(stream)
    const write = takeFile(stream, sentName, { path: newPath(), fileBytes }, judge)
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
    return { files: files.filter((file) => file !== undefined), unread }
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

async function takeFile(
  stream: BusboyFileStream,
  sentName: string,
  room: { path: string; fileBytes: number },
  judge: (file: ReceivedFile) => Promise<string | undefined>,
): Promise<JudgedFile | undefined> {
  const file = await writeFile(stream, sentName, room)
  return file && { ...file, refusal: await judge(file) }
}

/** Undefined for the nameless, empty part that a browser sends when no file was chosen. */
async function writeFile(
  stream: BusboyFileStream,
  sentName: string,
  { path, fileBytes }: { path: string; fileBytes: number },
): Promise<ReceivedFile | undefined> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let bytes = 0

  async function keep(pieces: readonly Buffer[]): Promise<void> {
    const kept = pieces.filter((piece) => (bytes += piece.length) <= fileBytes)
    for (const piece of kept) hash.update(piece)
    await writeAll(file, kept)
  }

  try {
    // While one write is under way the next pieces gather, and are then written together.
    const sink = new Writable({
      highWaterMark: WRITE_BYTES,
      writev(pieces, done) {
        keep(pieces.map(({ chunk }) => chunk as Buffer)).then(() => done(), done)
      },
    })
    await flow(stream, sink)
  } finally {
    await file.close()
  }
  if (sentName === '' && bytes === 0) return undefined
  return { name: cleanName(sentName), path, bytes, sha256: hash.digest('hex') }
}

/** As `stream.pipeline`, which waits for ever on busboy's streams when the body ends too early. */
function flow(stream: BusboyFileStream, sink: Writable): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // The form may have been given up while the file was opened.
    if (stream.destroyed) reject(interruptedForm())
    sink.on('finish', resolve)
    sink.on('error', reject)
    stream.on('error', reject)
    stream.on('close', () => {
      if (!stream.readableEnded) reject(interruptedForm())
    })
    stream.pipe(sink)
  })
}

/** No room on the disk, or no descriptor: it passes, or somebody must act. */
function isShortage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && shortages.has(String(error.code))
}

/** A disk that is nearly full may take a part; writing the rest then says why. */
async function writeAll(file: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (length === 0) return
  const { bytesWritten } = await file.writev(pieces)
  if (bytesWritten < length) await file.writeFile(Buffer.concat(pieces).subarray(bytesWritten))
}

/** Answering a client that still sends would lose it the answer: a little more is thrown away first. */
async function readOn(incoming: IncomingMessage): Promise<void> {
  incoming.resume()
  await Promise.race([once(incoming, 'close'), sleep(PATIENCE_MS)]).catch(() => undefined)
  incoming.pause()
}
