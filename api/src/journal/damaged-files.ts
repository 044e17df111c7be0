import { parisDay } from 'content-types'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import { writeIf } from '../platform/claim.ts'
import { isFirstAlarm, recordAlarm } from './damaged-file-store.ts'
import { recordEvent } from './store.ts'

/** Writes down each stored file that was found damaged, once a day however often it is asked for. */
export function watchDamagedFiles(deps: Deps): void {
  deps.events.on('file-damaged', (blobId) => {
    recordDamage(deps, blobId).catch((error: unknown) => {
      deps.log.error('damage not recorded', { fileId: blobId, error })
    })
  })
}

async function recordDamage(deps: Deps, blobId: BlobId): Promise<void> {
  const alarm = { blobId, day: parisDay(deps.clock.now()) }
  await writeIf(deps.database, isFirstAlarm(alarm), [
    recordAlarm(alarm),
    recordEvent(deps, { event: 'file-damaged', actor: 'system', about: blobId }),
  ])
}
