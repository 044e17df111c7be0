import { Worker } from 'node:worker_threads'
import { createGate } from './gate.ts'
import type { Log } from './log.ts'
import type { ThreadAnswer, ThreadCall } from './thread.ts'

/**
 * Threads for work that would keep requests waiting, such as drawing a PDF. A task is a module of
 * its feature that exports `run`; what goes in and what comes out is copied.
 *
 *     // draw-task.ts
 *     export async function run(drawing: Drawing): Promise<Uint8Array> { … }
 *
 *     // whoever has it done
 *     import type * as drawTask from './draw-task.ts'
 *     const draw = taskAt<typeof drawTask>(new URL('./draw-task.ts', import.meta.url))
 *     const pdf = await deps.pdfs.run(draw, drawing)
 */
export interface ThreadPool {
  /**
   * Refuses with `busy` when too many tasks wait; fails with `TaskGivenUp` when the task exceeds its
   * time or its memory, or ends its thread; with an error of the same message when it throws.
   */
  run<Input, Output>(task: Task<Input, Output>, input: Input): Promise<Output>
  close(): Promise<void>
}

export interface Task<Input, Output> {
  module: string
  /** Absent: it tells the types alone. */
  run?: (input: Input) => Output
}

interface TaskModule {
  run(input: never): unknown
}

export function taskAt<Module extends TaskModule>(
  module: URL,
): Task<Parameters<Module['run']>[0], Awaited<ReturnType<Module['run']>>> {
  return { module: module.href }
}

/** A task exceeded its bounds, or its thread ended: the same task would do it again. */
export class TaskGivenUp extends Error {
  constructor() {
    super('The task exceeded its time or its memory, or its thread ended')
    this.name = 'TaskGivenUp'
  }
}

interface Options {
  /** As the log names it, such as « file check ». */
  name: string
  size: number
  /** Tasks that may wait; beyond, `busy`. */
  waiting: number
  /** For one task; the first of a thread also loads its module in that time. */
  timeoutMs: number
  megabytes: number
  log?: Log | undefined
}

/** Each thread does one task after the other; one that fails is replaced at the next task. */
export function createThreadPool(options: Options): ThreadPool {
  const gate = createGate({ places: options.size, waiting: options.waiting })
  const threads = new Set<Worker>()
  const idle: Worker[] = []

  async function runNow(call: ThreadCall): Promise<unknown> {
    const thread = idle.pop() ?? start()
    const answer = await answerOf(thread, call, options.timeoutMs)
    if (answer.kind === 'gave-up') {
      forget(thread)
      // Not waited for: a thread that waits for the disk ends only when the disk has answered.
      void thread.terminate()
      throw new TaskGivenUp()
    }
    if (threads.has(thread)) idle.push(thread)
    if (answer.kind === 'failed') throw new Error(answer.message)
    return answer.value
  }

  function start(): Worker {
    const thread = startThread(options)
    threads.add(thread)
    thread.once('exit', () => {
      forget(thread)
    })
    return thread
  }

  /** A thread may also end between two tasks. */
  function forget(thread: Worker): void {
    threads.delete(thread)
    const position = idle.indexOf(thread)
    if (position >= 0) idle.splice(position, 1)
  }

  return {
    run<Input, Output>({ module }: Task<Input, Output>, input: Input) {
      return gate.run(() => runNow({ module, input }) as Promise<Output>)
    },
    async close() {
      await Promise.all([...threads].map((thread) => thread.terminate()))
    },
  }
}

function startThread({ name, megabytes, log }: Options): Worker {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 4 },
  })
  thread.on('error', (error) => log?.error(`${name} failed`, { error }))
  // It waits for tasks all the time, and is no reason for the process to stay.
  thread.unref()
  return thread
}

function answerOf(
  thread: Worker,
  call: ThreadCall,
  timeoutMs: number,
): Promise<ThreadAnswer | { kind: 'gave-up' }> {
  return new Promise((resolve) => {
    const timer = setTimeout(giveUp, timeoutMs)
    thread.once('message', finish)
    thread.once('error', giveUp)
    thread.once('exit', giveUp)
    thread.postMessage(call)

    function giveUp(): void {
      finish({ kind: 'gave-up' })
    }

    function finish(answer: ThreadAnswer | { kind: 'gave-up' }): void {
      clearTimeout(timer)
      thread.off('message', finish)
      thread.off('error', giveUp)
      thread.off('exit', giveUp)
      resolve(answer)
    }
  })
}
