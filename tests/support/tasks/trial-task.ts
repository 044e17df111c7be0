import { threadId } from 'node:worker_threads'

export type Trial = 'thread' | 'throw' | 'endless' | 'exit' | 'memory' | number

/** What a task of a thread may do, at the caller's choice; a number waits as many milliseconds. */
export async function run(trial: Trial): Promise<number> {
  if (trial === 'throw') throw new Error('as asked')
  if (trial === 'exit') process.exit(3)
  if (trial === 'endless') for (;;);
  if (trial === 'memory') return fill()
  if (trial !== 'thread') await new Promise((resolve) => setTimeout(resolve, trial))
  return threadId
}

function fill(): number {
  const kept: object[] = []
  for (;;) kept.push({ kept: kept.length })
}
