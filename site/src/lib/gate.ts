/** Lets `width` pieces of work run at once and at most `room` more wait; others get `refusal`. */
export function createGate(width: number, room: number, refusal: () => Error) {
  const waiting: (() => void)[] = []
  let running = 0

  return async function pass<T>(work: () => Promise<T>): Promise<T> {
    if (running < width) running += 1
    else if (waiting.length < room) await new Promise<void>((go) => waiting.push(go))
    else throw refusal()
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
