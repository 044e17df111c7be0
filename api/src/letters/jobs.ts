import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { refreshNews } from './refresh-news.ts'
import { forgetReaders } from './round-store.ts'

const KEPT_MS = 100 * 24 * 3_600_000

export function letterJobs(deps: Deps): Job[] {
  return [
    {
      name: 'refresh news of letters',
      schedule: '8-59/15 * * * * *',
      run: () => refreshNews(deps),
    },
    { name: 'forget readers of letters', schedule: '23 3 * * *', run: () => forget(deps) },
  ]
}

/** Longer than any news may still be told of, so that nobody is told twice. */
async function forget({ database, clock }: Deps): Promise<void> {
  await database.write(forgetReaders(new Date(clock.now().getTime() - KEPT_MS)))
}
