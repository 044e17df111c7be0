import { setTimeout as sleep } from 'node:timers/promises'

/** Makes answers leave at set times after their request came, so that their time tells nothing. */
export interface Beat {
  /** Call when the request comes; what it gives resolves at the next beat since. */
  start(): () => Promise<void>
}

/** With 0 nothing waits. */
export function createBeat(milliseconds: number): Beat {
  return {
    start() {
      const start = performance.now()
      return async () => {
        if (milliseconds === 0) return
        const spent = performance.now() - start
        await sleep(Math.ceil(spent / milliseconds) * milliseconds - spent)
      }
    },
  }
}
