import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { deletePublicationsBefore, forgottenBefore } from './publication-store.ts'

export function systemJobs({ database, clock }: Deps): Job[] {
  const run = () => database.write([deletePublicationsBefore(forgottenBefore(clock.now()))])
  return [{ name: 'sweep what systems were answered', schedule: '23 * * * *', run }]
}
