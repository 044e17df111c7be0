import { limits, type AcceptedExtension } from 'content-types'
import type { Log } from '../platform/log.ts'
import { Problem } from '../platform/problems.ts'
import { createThreadPool, taskAt } from '../platform/thread-pool.ts'
import type { Fault } from './check-content.ts'
import type * as checkTask from './check-task.ts'

/** Nothing wrong, something wrong, or no answer within the bounds of time and memory. */
export type Verdict = Fault | undefined | 'gave-up'

export interface ContentChecker {
  check(path: string, extension: AcceptedExtension): Promise<Verdict>
  close(): Promise<void>
}

interface Options {
  log?: Log
  timeoutMs?: number
  /** Files that may wait; beyond, `busy`. */
  waiting?: number
  /** In bytes. */
  largestFile?: number
}

/** A hundred times what the largest honest files take. */
const TIMEOUT_MS = 10_000
const WAITING = 400

const task = taskAt<typeof checkTask>(new URL('./check-task.ts', import.meta.url))

/**
 * Judges contents one after the other in a thread of its own: whatever a file makes it do, requests
 * are answered meanwhile, and the thread is replaced when it exceeds its time or its memory.
 */
export function createContentChecker(options: Options = {}): ContentChecker {
  const { log, timeoutMs = TIMEOUT_MS, waiting = WAITING, largestFile = limits.fileBytes } = options
  const name = 'file check'
  const pool = createThreadPool({ name, size: 1, waiting, timeoutMs, megabytes: 192, log })
  return {
    async check(path, extension) {
      try {
        return await pool.run(task, { path, extension, largestFile })
      } catch (error) {
        if (error instanceof Problem) throw error
        log?.warn('file check given up', { reason: extension, error })
        return 'gave-up'
      }
    },
    close: () => pool.close(),
  }
}
