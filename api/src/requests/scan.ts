import type { Deps } from '../deps.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { openVerified } from '../platform/blobs/index.ts'
import { infectedLetter } from './mails.ts'
import { claimDueFiles, postponeScan, settleFile, type DueFile } from './scan-store.ts'

const BATCH = 20
/** Longer than the slowest scan of a file of 5 Mo. */
const LEASE_MS = 5 * 60_000
const FIRST_DELAY_MS = 15_000
const LONGEST_DELAY_MS = 10 * 60_000

/** Scans every file that is due, and says how many. What cannot be scanned stays unreadable. */
export async function scanDueFiles(deps: Deps): Promise<number> {
  for (let scanned = 0; ;) {
    const leaseEnd = new Date(deps.clock.now().getTime() + LEASE_MS)
    const files = await claimDueFiles(deps, BATCH, leaseEnd)
    for (const file of files) await scanFile(deps, file)
    scanned += files.length
    if (files.length < BATCH) return scanned
  }
}

async function scanFile(deps: Deps, file: DueFile): Promise<void> {
  const verdict = await readVerdict(deps, file)
  switch (verdict.kind) {
    case 'clean':
      await deps.database.write([settleFile(file.id, 'clean')])
      return
    case 'infected':
      deps.log.warn('infected file', { fileId: file.id, reason: verdict.name })
      await deps.database.write([
        settleFile(file.id, 'infected'),
        queueMail(deps, {
          to: file.email,
          letter: infectedLetter(deps.settings.publicUrl, file),
          dedupe: `infected:${file.id}`,
        }),
      ])
      wakeOutbox(deps)
      return
    case 'unavailable': {
      const delay = Math.min(FIRST_DELAY_MS * 2 ** (file.tries - 1), LONGEST_DELAY_MS)
      deps.log.warn('file not scanned', { fileId: file.id, reason: verdict.reason })
      const until = new Date(deps.clock.now().getTime() + delay)
      await deps.database.write([postponeScan(file.id, until)])
    }
  }
}

async function readVerdict({ blobs, antivirus }: Deps, { blobId, sha256 }: DueFile) {
  try {
    return await antivirus.scan(await openVerified(blobs, blobId, sha256))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { kind: 'unavailable' as const, reason }
  }
}
