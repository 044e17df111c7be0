import { Worker } from 'node:worker_threads'
import { limits, type AcceptedExtension } from 'content-types'
import { createGate } from '../platform/gate.ts'
import type { Log } from '../platform/log.ts'
import type { Fault } from './check-content.ts'

/** Nothing wrong, something wrong, or no answer within the bounds of time and memory. */
export type Verdict = Fault | undefined | 'gave-up'

export interface ContentChecker {
  check(path: string, extension: AcceptedExtension): Promise<Verdict>
  close(): Promise<void>
}

export interface CheckRequest {
  path: string
  extension: AcceptedExtension
}

/** Given to the thread rather than imported there, with all that comes with it. */
export interface WorkerSettings {
  largestFile: number
}

interface Options {
  log?: Log
  timeoutMs?: number
  /** Files that may wait; beyond, `busy`. */
  waiting?: number
}

/** A hundred times what the largest honest files take. */
const TIMEOUT_MS = 10_000
const WAITING = 400

/**
 * Judges contents one after the other in a thread of its own: whatever a file makes it do, requests
 * are answered meanwhile, and the thread is replaced when it exceeds its time or its memory.
 */
export function createContentChecker(options: Options = {}): ContentChecker {
  const { log, timeoutMs = TIMEOUT_MS, waiting = WAITING } = options
  const gate = createGate({ places: 1, waiting })
  let worker: Worker | undefined

  async function checkNow(request: CheckRequest): Promise<Verdict> {
    worker ??= startWorker(log)
    const verdict = await answerOf(worker, request, timeoutMs)
    if (verdict === 'gave-up') {
      log?.warn('file check given up', { reason: request.extension })
      // Not waited for: a thread that waits for the disk ends only when the disk has answered.
      void worker.terminate()
      worker = undefined
    }
    return verdict
  }

  return {
    check: (path, extension) => gate.run(() => checkNow({ path, extension })),
    async close() {
      await worker?.terminate()
      worker = undefined
    },
  }
}

function startWorker(log: Log | undefined): Worker {
  const workerData: WorkerSettings = { largestFile: limits.fileBytes }
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 4 },
  })
  worker.on('error', (error) => log?.error('file check failed', { error }))
  // It waits for files all the time, and is no reason for the process to stay.
  worker.unref()
  return worker
}

function answerOf(worker: Worker, request: CheckRequest, timeoutMs: number): Promise<Verdict> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, timeoutMs, 'gave-up')
    worker.once('message', finish)
    worker.once('error', giveUp)
    worker.once('exit', giveUp)
    worker.postMessage(request)

    function giveUp(): void {
      finish('gave-up')
    }

    function finish(verdict: Verdict): void {
      clearTimeout(timer)
      worker.off('message', finish)
      worker.off('exit', giveUp)
      worker.off('error', giveUp)
      resolve(verdict)
    }
  })
}
