import { expect } from './fault.ts'

/**
 * The container of .doc and .xls: a small file system of sectors.
 * Format: [MS-CFB], https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb
 */
export interface CompoundFile {
  /** The name of everything inside, at any depth. */
  names: readonly string[]
  /** The content of a stream beside the root; undefined when there is none of this name. */
  read(name: string): Buffer | undefined
}

interface DirectoryEntry {
  name: string
  kind: number
  left: number
  right: number
  child: number
  start: number
  size: number
}

type Chain = (start: number) => Buffer

const ENTRY_LENGTH = 128
const MINI_SECTOR = 64
const MINI_STREAM_LIMIT = 4096
const DIRECT_FAT_SECTORS = 109
const LAST_SECTOR = 0xfffffffa
const END_OF_CHAIN = 0xfffffffe
const STREAM = 2
const ROOT = 5

export function readCompoundFile(bytes: Buffer): CompoundFile {
  const version = bytes.readUInt16LE(26)
  const shift = bytes.readUInt16LE(30)
  expect((version === 3 && shift === 9) || (version === 4 && shift === 12), 'damaged', 'version')
  expect(bytes.readUInt16LE(28) === 0xfffe && bytes.readUInt16LE(32) === 6, 'damaged', 'byte order')
  const sectorLength = 2 ** shift
  const sector = (number: number) => readSector(bytes, sectorLength, number)

  const fat = Buffer.concat(fatSectors(bytes, sectorLength).map(sector))
  const chain: Chain = (start) => readChain(fat, sector, start, bytes.length / sectorLength)
  const entries = readDirectory(chain(bytes.readUInt32LE(48)))
  const root = entries[0]
  expect(root?.kind === ROOT, 'damaged', 'no root')

  return {
    names: entries.filter(({ kind }) => kind !== 0).map(({ name }) => name),
    read(name) {
      const found = childrenOf(entries, root).find((entry) => entry.name === name)
      if (found?.kind !== STREAM) return undefined
      const whole =
        found.size < MINI_STREAM_LIMIT ? readMini(bytes, chain, root, found) : chain(found.start)
      expect(whole.length >= found.size, 'damaged', `${name} is cut short`)
      return whole.subarray(0, found.size)
    },
  }
}

/** The last sector may be cut where its content ends. */
function readSector(bytes: Buffer, length: number, number: number): Buffer {
  const start = (number + 1) * length
  expect(number < LAST_SECTOR && start < bytes.length, 'damaged', `no sector ${String(number)}`)
  return bytes.subarray(start, start + length)
}

/** Where the allocation table is: 109 numbers in the header, the others in a chain of sectors. */
function fatSectors(bytes: Buffer, sectorLength: number): number[] {
  const count = bytes.readUInt32LE(44)
  expect(count <= bytes.length / sectorLength, 'damaged', 'more allocation sectors than sectors')
  const numbers: number[] = []
  for (let place = 0; place < Math.min(count, DIRECT_FAT_SECTORS); place++) {
    numbers.push(bytes.readUInt32LE(76 + 4 * place))
  }
  let next = bytes.readUInt32LE(68)
  while (numbers.length < count) {
    const sector = readSector(bytes, sectorLength, next)
    const last = sectorLength - 4
    for (let at = 0; at < last && numbers.length < count; at += 4)
      numbers.push(sector.readUInt32LE(at))
    next = sector.readUInt32LE(last)
  }
  return numbers
}

function readChain(
  fat: Buffer,
  sector: (number: number) => Buffer,
  start: number,
  limit: number,
): Buffer {
  const parts: Buffer[] = []
  for (let number = start; number !== END_OF_CHAIN; number = fat.readUInt32LE(4 * number)) {
    expect(parts.length <= limit, 'damaged', 'a chain in a circle')
    parts.push(sector(number))
  }
  return Buffer.concat(parts)
}

function readDirectory(directory: Buffer): DirectoryEntry[] {
  const entries: DirectoryEntry[] = []
  for (let at = 0; at + ENTRY_LENGTH <= directory.length; at += ENTRY_LENGTH) {
    const nameLength = directory.readUInt16LE(at + 64)
    expect(nameLength <= 64, 'damaged', 'a name that is too long')
    entries.push({
      name: directory.toString('utf16le', at, at + Math.max(0, nameLength - 2)),
      kind: directory.readUInt8(at + 66),
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    })
  }
  return entries
}

/** A folder's entries form a binary tree; each may be met once. */
function childrenOf(entries: readonly DirectoryEntry[], folder: DirectoryEntry): DirectoryEntry[] {
  const found = new Set<DirectoryEntry>()
  const toVisit = [folder.child]
  for (let number = toVisit.pop(); number !== undefined; number = toVisit.pop()) {
    const entry = entries[number]
    if (entry === undefined) continue
    expect(!found.has(entry), 'damaged', 'a directory in a circle')
    found.add(entry)
    toVisit.push(entry.left, entry.right)
  }
  return [...found]
}

/** Streams under 4,096 bytes share the sectors of the root. */
function readMini(
  bytes: Buffer,
  chain: Chain,
  root: DirectoryEntry,
  entry: DirectoryEntry,
): Buffer {
  const fat = chain(bytes.readUInt32LE(60))
  const content = chain(root.start)
  const sector = (number: number) =>
    content.subarray(number * MINI_SECTOR, (number + 1) * MINI_SECTOR)
  return readChain(fat, sector, entry.start, content.length / MINI_SECTOR)
}
