import { crc32, createInflateRaw } from 'node:zlib'
import { expect } from './fault.ts'

/** One file of an archive; its bytes stay where they are until `inflate`. */
export interface ZipEntry {
  name: string
  /** Bytes once inflated, as declared. */
  size: number
  crc: number
  stored: boolean
  data: Buffer
}

interface CentralEntry {
  name: string
  flags: number
  method: number
  crc: number
  compressed: number
  size: number
  offset: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_LENGTH = 22
const MAX_ENTRIES = 2_000
const MAX_INFLATED = 100 * 1024 * 1024
const MAX_RATIO = 150
/** Small archives of repetitive XML may shrink more than the ratio allows. */
const ALWAYS_ALLOWED = 1024 * 1024
/** Bits 0, 6 and 13: encrypted data, strong encryption, encrypted directory. */
const ENCRYPTION_FLAGS = 0x2041
const DESCRIPTOR_FLAG = 0x0008
/** A data descriptor: none; with or without its signature, in 32 or in 64 bits. */
const DESCRIPTOR_LENGTHS = [0, 12, 16, 20, 24]

/**
 * Reads the directory of an archive that fills the whole file: entries side by side from the first
 * byte to the directory, the directory up to the last 22 bytes. Whatever reads archives from the
 * front, from the end or by searching then sees the same entries.
 * Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function readZip(bytes: Buffer): ZipEntry[] {
  const entries = readDirectory(bytes)
  refuseBomb(entries, bytes.length)
  const names = new Set(entries.map(({ name }) => name.toLowerCase()))
  expect(names.size === entries.length, 'damaged', 'two entries have one name')
  const inOrder = entries.toSorted((one, other) => one.offset - other.offset)
  expect(inOrder[0]?.offset === 0, 'trailing', 'something before the first entry')
  return inOrder.map((entry, place) => locate(bytes, entry, inOrder[place + 1]?.offset))
}

/** Inflates one entry piece by piece, never beyond its declared size, and checks size and CRC. */
export async function* inflate({
  name,
  size,
  crc,
  stored,
  data,
}: ZipEntry): AsyncGenerator<Buffer> {
  let inflated = 0
  let actualCrc = 0
  for await (const piece of stored ? [data] : inflatedPieces(data)) {
    inflated += piece.length
    expect(inflated <= size, 'too-complex', `${name} is larger than it declares`)
    actualCrc = crc32(piece, actualCrc)
    yield piece
  }
  expect(inflated === size && actualCrc === crc, 'damaged', `${name} is not what it declares`)
}

/** Whether an unzip program would also take the end of this file for an archive. */
export function endsAsZip(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - END_LENGTH - 0xffff))
  return tail.includes('PK\x05\x06\0\0\0\0', 0, 'latin1')
}

function readDirectory(bytes: Buffer): CentralEntry[] {
  const end = bytes.length - END_LENGTH
  expect(end >= 0 && bytes.readUInt32LE(end) === END, 'damaged', 'no directory at the very end')
  expect(bytes.readUInt32LE(end + 4) === 0, 'damaged', 'an archive in several disks')
  const count = bytes.readUInt16LE(end + 10)
  expect(count === bytes.readUInt16LE(end + 8), 'damaged', 'two counts of entries')
  expect(count <= MAX_ENTRIES, 'too-complex', `${String(count)} entries`)
  expect(bytes.readUInt16LE(end + 20) === 0, 'damaged', 'a comment that is not there')

  const entries: CentralEntry[] = []
  const start = bytes.readUInt32LE(end + 16)
  let at = start
  for (let read = 0; read < count; read++) {
    expect(bytes.readUInt32LE(at) === CENTRAL, 'damaged', 'a directory shorter than declared')
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    entries.push(readCentralEntry(bytes.subarray(at, nameEnd)))
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  expect(at === end && at - start === bytes.readUInt32LE(end + 12), 'damaged', 'a gap in the end')
  return entries
}

function readCentralEntry(header: Buffer): CentralEntry {
  const entry = {
    name: header.toString('utf8', 46),
    flags: header.readUInt16LE(8),
    method: header.readUInt16LE(10),
    crc: header.readUInt32LE(16),
    compressed: header.readUInt32LE(20),
    size: header.readUInt32LE(24),
    offset: header.readUInt32LE(42),
  }
  expect((entry.flags & ENCRYPTION_FLAGS) === 0, 'encrypted', entry.name)
  const isDeflated = entry.method === 8
  const isStored = entry.method === 0 && entry.compressed === entry.size
  expect(isDeflated || isStored, 'damaged', `method ${String(entry.method)}`)
  expect(isPlainName(entry.name), 'damaged', 'a name that leaves the archive')
  return entry
}

function isPlainName(name: string): boolean {
  const segments = name.replace(/\/$/, '').split('/')
  return (
    segments.every((part) => part !== '' && part !== '.' && part !== '..') && !/[\\:\0]/.test(name)
  )
}

function refuseBomb(entries: readonly CentralEntry[], length: number): void {
  const inflated = entries.reduce((sum, { size }) => sum + size, 0)
  expect(inflated <= MAX_INFLATED, 'too-complex', `${String(inflated)} bytes once inflated`)
  const ratio = Math.max(ALWAYS_ALLOWED, length * MAX_RATIO)
  expect(inflated <= ratio, 'too-complex', `${String(inflated)} bytes in ${String(length)}`)
}

/** Checks the entry's own header against the directory, and that it ends where the next begins. */
function locate(bytes: Buffer, entry: CentralEntry, next: number | undefined): ZipEntry {
  const { name, method, compressed, crc, size, offset } = entry
  expect(bytes.readUInt32LE(offset) === LOCAL, 'damaged', `${name} is not where it is said to be`)
  const nameEnd = offset + 30 + bytes.readUInt16LE(offset + 26)
  const sameName = bytes.toString('utf8', offset + 30, nameEnd) === name
  const sameMethod = bytes.readUInt16LE(offset + 8) === method
  expect(sameName && sameMethod, 'damaged', `${name} has two descriptions`)

  const hasDescriptor = (bytes.readUInt16LE(offset + 6) & DESCRIPTOR_FLAG) !== 0
  const start = nameEnd + bytes.readUInt16LE(offset + 28)
  const limit = next ?? bytes.readUInt32LE(bytes.length - END_LENGTH + 16)
  const gap = limit - start - compressed
  expect(gap >= 0, 'too-complex', `${name} overlaps the next entry`)
  const mayFollow = hasDescriptor ? DESCRIPTOR_LENGTHS : [0]
  expect(mayFollow.includes(gap), 'trailing', `bytes hidden after ${name}`)
  return { name, size, crc, stored: method === 0, data: bytes.subarray(start, start + compressed) }
}

async function* inflatedPieces(data: Buffer): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw({ chunkSize: 64 * 1024 })
  inflater.end(data)
  yield* inflater as AsyncIterable<Buffer>
  expect(inflater.bytesWritten === data.length, 'trailing', 'bytes hidden after packed data')
}
