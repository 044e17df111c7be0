import { open } from 'node:fs/promises'
import type { AcceptedExtension } from 'content-types'
import { checkContent, type Fault } from './check-content.ts'

interface Check {
  path: string
  extension: AcceptedExtension
  /** In bytes; given rather than imported, with all that comes with it. */
  largestFile: number
}

/** One for all files, which come one after the other: memory does not grow with their number. */
let room = Buffer.alloc(0)

/** Throws for a file that is larger than any that may be deposited. */
export async function run({ path, extension, largestFile }: Check): Promise<Fault | undefined> {
  if (room.length < largestFile) room = Buffer.allocUnsafeSlow(largestFile)
  return checkContent(await read(path), extension)
}

async function read(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    let length = 0
    while (length < size) {
      const { bytesRead } = await file.read(room, length, size - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return room.subarray(0, length)
  } finally {
    await file.close()
  }
}
