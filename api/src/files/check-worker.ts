import { open } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { checkContent } from './check-content.ts'
import type { CheckRequest, WorkerSettings } from './content-checker.ts'

/** One for all files, which come one after the other: memory does not grow with their number. */
const room = Buffer.allocUnsafeSlow((workerData as WorkerSettings).largestFile)

parentPort?.on('message', ({ path, extension }: CheckRequest) => {
  void answer(path, extension)
})

/** An unexpected error ends the thread: the file is then refused, and the next one gets a new thread. */
async function answer(path: string, extension: CheckRequest['extension']): Promise<void> {
  parentPort?.postMessage(await checkContent(await read(path), extension))
}

/** Throws for a file that is larger than any that may be deposited. */
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
