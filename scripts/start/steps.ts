/** Shows each long step with its name and how long it takes. */

const TICK_MS = 1_000

/** Runs a step under its name; on a terminal the elapsed seconds tick while it lasts. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const seconds = () => Math.round((performance.now() - start) / 1_000)
  const tty = process.stdout.isTTY
  process.stdout.write(`▸ ${name}…${tty ? '' : '\n'}`)
  const timer = setInterval(() => {
    if (tty) process.stdout.write(`\r▸ ${name}… ${seconds()} s`)
  }, TICK_MS)
  try {
    const result = await work()
    process.stdout.write(`${tty ? '\r' : ''}✓ ${name} (${seconds()} s)${tty ? '\x1b[K' : ''}\n`)
    return result
  } catch (error) {
    process.stdout.write(`${tty ? '\r' : ''}✗ ${name} (${seconds()} s)${tty ? '\x1b[K' : ''}\n`)
    throw error
  } finally {
    clearInterval(timer)
  }
}

/** An expected failure: its message is a whole sentence for the person at the terminal. */
export class Refusal extends Error {}
