import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Deps } from '../deps.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import type { Verdict } from '../platform/antivirus.ts'
import type { Statement } from '../platform/database.ts'
import { infectedLetter } from './mails.ts'
import { claimDueFiles, postponeScan, settleFile, type DueFile } from './scan-store.ts'

type Finding = Verdict | { kind: 'unreadable'; reason: string }

const BATCH = 20
/** Longer than the slowest scan of so many files of 5 Mo. */
const LEASE_MS = 5 * 60_000
const FIRST_DELAY_MS = 15_000
const LONGEST_DELAY_MS = 10 * 60_000

/** Scans every file that is due, and says how many. What cannot be scanned stays unreadable. */
export async function scanDueFiles(deps: Deps, stopping?: AbortSignal): Promise<number> {
  for (let scanned = 0; ;) {
    const leaseEnd = new Date(deps.clock.now().getTime() + LEASE_MS)
    const files = await claimDueFiles(deps, BATCH, leaseEnd)
    if (files.length > 0) await scanFiles(deps, files)
    scanned += files.length
    if (files.length < BATCH || stopping?.aborted) return scanned
  }
}

/** Findings are written together: a process that dies before has these files scanned again. */
async function scanFiles(deps: Deps, files: readonly DueFile[]): Promise<void> {
  const statements: Statement[] = []
  let down: Finding | undefined
  for (const file of files) {
    // An antivirus that did not answer is not asked for each of the others.
    const finding = down ?? (await examine(deps, file))
    if (finding.kind === 'unavailable') down = finding
    statements.push(...settle(deps, file, finding))
  }
  await deps.database.write(statements)
  wakeOutbox(deps)
}

/** `clean` is believed of the bytes that were deposited only: what is sent is hashed on its way. */
async function examine({ blobs, antivirus }: Deps, { blobId, sha256 }: DueFile): Promise<Finding> {
  try {
    const stored = await blobs.get(blobId)
    const hash = createHash('sha256')
    const verdict = await antivirus.scan(Readable.from(hashed(stored, hash)))
    stored.destroy()
    if (verdict.kind !== 'clean' || hash.digest('hex') === sha256) return verdict
    return { kind: 'unreadable', reason: 'the stored file is damaged' }
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) }
  }
}

async function* hashed(content: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
}

function settle(deps: Deps, file: DueFile, finding: Finding): Statement[] {
  const { log, clock, settings } = deps
  switch (finding.kind) {
    case 'clean':
      return [settleFile(file.id, 'clean')]
    case 'infected':
      log.warn('infected file', { fileId: file.id, reason: finding.name })
      return [
        settleFile(file.id, 'infected'),
        queueMail(deps, {
          to: file.email,
          letter: infectedLetter(settings.publicUrl, file),
          dedupe: `infected:${file.id}`,
          accountId: file.accountId,
        }),
      ]
    case 'unreadable':
    case 'unavailable': {
      const delay = Math.min(FIRST_DELAY_MS * 2 ** (file.tries - 1), LONGEST_DELAY_MS)
      log.warn('file not scanned', { fileId: file.id, reason: finding.reason })
      return [postponeScan(file.id, new Date(clock.now().getTime() + delay))]
    }
  }
}
