import type { Deps } from '../deps.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { wakeWebhooks } from '../webhooks/index.ts'
import type { SentFile } from './mails.ts'
import { listDraftFiles } from './draft-file-store.ts'
import { isConflict, type FormOwner, type NewFile } from './store.ts'

interface Recording<T> {
  /** One batch; `sent` are the files of the form, those of its draft among them. */
  write: (sent: readonly SentFile[]) => Promise<T>
  /** What the same form sent at the same time became, when that one was faster. */
  findAlready: () => Promise<T | undefined>
}

/** A draft changed by another tab in between makes the batch fail; once more is then enough. */
const TRIES = 3

export async function recordOnce<T>(
  deps: Deps,
  owner: FormOwner,
  files: readonly NewFile[],
  { write, findAlready }: Recording<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const kept = await listDraftFiles(deps, owner)
    const isKept = ({ name, sha256 }: NewFile) =>
      kept.some((one) => one.name === name && one.sha256 === sha256)
    try {
      const recorded = await write([...kept, ...files.filter((file) => !isKept(file))])
      wakeOutbox(deps)
      wakeWebhooks(deps)
      deps.events.emit('files-stored')
      return recorded
    } catch (error) {
      const already = await findAlready()
      if (already !== undefined) return already
      if (!isConflict(error) || tries === TRIES) throw error
    }
  }
}
