import { busy } from './problems.ts'

export interface Gate {
  /** Runs the work when one of the places is free; refuses with `busy` when the queue is full. */
  run<T>(work: () => Promise<T>): Promise<T>
}

export function createGate({ places, waiting }: { places: number; waiting: number }): Gate {
  let taken = 0
  const queue: (() => void)[] = []

  async function enter(): Promise<void> {
    if (taken < places) {
      taken++
      return
    }
    if (queue.length >= waiting) throw busy()
    await new Promise<void>((resolve) => queue.push(resolve))
  }

  function leave(): void {
    const next = queue.shift()
    if (next) next()
    else taken--
  }

  return {
    async run(work) {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
