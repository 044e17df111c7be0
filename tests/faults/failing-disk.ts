import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('failing-disk.c', import.meta.url))

/** Five numbers of 64 bits, as failing-disk.c lays them out. */
const ORDER_BYTES = 40

export interface Failure {
  /** Which call on the folder fails, from 1. */
  at: number
  error: 'ENOSPC' | 'EIO'
  /** Whether every later one does too, until the disk is mended. */
  lasting: boolean
}

/** System calls of a process on the files of a folder, which fail on command. */
export interface FailingDisk {
  env: Record<string, string>
  break(failure: Failure): void
  /** Nothing fails any more; says how many calls did. */
  mend(): number
}

/** Compiles the library with the machine's own C compiler. `outside` is not the folder that fails. */
export function createFailingDisk(folder: string, outside: string): FailingDisk {
  const library = join(outside, 'failing-disk.so')
  const order = join(outside, 'order')
  execFileSync('gcc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'])
  writeFileSync(order, Buffer.alloc(ORDER_BYTES))
  const write = (numbers: readonly number[]) => {
    const file = openSync(order, 'r+')
    const bytes = new BigInt64Array(numbers.map(BigInt))
    writeSync(file, new Uint8Array(bytes.buffer), 0, ORDER_BYTES, 0)
    closeSync(file)
  }
  return {
    env: { LD_PRELOAD: library, FAILING_DISK_ORDER: order, FAILING_DISK_FOLDER: folder },
    break({ at, error, lasting }) {
      write([0, at, constants.errno[error], lasting ? 1 : 0, 0])
    },
    mend() {
      const file = openSync(order, 'r')
      const bytes = Buffer.alloc(ORDER_BYTES)
      readSync(file, bytes, 0, ORDER_BYTES, 0)
      closeSync(file)
      write([0, 0, 0, 0, 0])
      return Number(bytes.readBigInt64LE(32))
    },
  }
}
