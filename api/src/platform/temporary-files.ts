import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** No request lasts this long, so whatever is older was left by a process that died. */
const OLDEST_MS = 3_600_000

export async function sweepTemporaryFiles(folder: string): Promise<void> {
  const oldest = Date.now() - OLDEST_MS
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtimeMs < oldest) await rm(path, { recursive: true, force: true })
  }
}
