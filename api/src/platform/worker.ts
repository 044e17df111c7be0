import type { Log } from './log.ts'

export interface Worker {
  /** Rounds never overlap: during one, waking asks for another. */
  wake: () => void
  /** Starts no more; resolves when the round under way has ended. */
  stop: () => Promise<void>
}

interface Options {
  name: string
  /** For what became due by itself, and what was left by a process that died. */
  everyMs: number
  /** One that has much to do leaves the rest to the next process once `stopping` is aborted. */
  round: (stopping: AbortSignal) => Promise<unknown>
  log: Log
}

/** Works at once when woken and from time to time by itself; a failure is logged and ends nothing. */
export function startWorker({ name, everyMs, round, log }: Options): Worker {
  const stopping = new AbortController()
  let wanted = false
  let underWay: Promise<void> | undefined

  function wake(): void {
    wanted = true
    underWay ??= work().finally(() => {
      underWay = undefined
    })
  }

  async function work(): Promise<void> {
    while (wanted && !stopping.signal.aborted) {
      wanted = false
      try {
        await round(stopping.signal)
      } catch (error) {
        log.error('worker failed', { job: name, error })
      }
    }
  }

  const timer = setInterval(wake, everyMs)
  wake()

  return {
    wake,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await underWay
    },
  }
}
