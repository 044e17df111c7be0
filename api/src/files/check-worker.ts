import { readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { checkContent } from './check-content.ts'
import type { CheckRequest } from './content-checker.ts'

parentPort?.on('message', ({ path, extension }: CheckRequest) => {
  void answer(path, extension)
})

/** An unexpected error ends the thread: the file is then refused, and the next one gets a new thread. */
async function answer(path: string, extension: CheckRequest['extension']): Promise<void> {
  parentPort?.postMessage(await checkContent(await readFile(path), extension))
}
