import { Cron } from 'croner'
import type { Log } from './log.ts'

export interface Job {
  name: string
  /** A cron pattern, with seconds when it has six parts; times are those of Paris. */
  schedule: string
  run: () => Promise<unknown>
}

export interface RunningJobs {
  /** Starts no more; resolves when those under way have ended. */
  stop(): Promise<void>
}

/** A job never overlaps itself, and its failure is logged and ends nothing. */
export function startJobs(jobs: readonly Job[], log: Log): RunningJobs {
  const underWay = new Set<Promise<void>>()
  const crons = jobs.map(
    ({ name, schedule, run }) =>
      new Cron(schedule, { name, protect: true, timezone: 'Europe/Paris' }, async () => {
        const work = runJob(name, run, log)
        underWay.add(work)
        await work
        underWay.delete(work)
      }),
  )
  return {
    async stop() {
      for (const cron of crons) cron.stop()
      await Promise.all(underWay)
    },
  }
}

async function runJob(name: string, run: Job['run'], log: Log): Promise<void> {
  try {
    await run()
  } catch (error) {
    log.error('job failed', { job: name, error })
  }
}
