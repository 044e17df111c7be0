import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createId } from '../../api/src/platform/tokens.ts'
import { insertFile, type NewRequest } from '../../api/src/requests/store.ts'
import type { Sample } from '../fixtures/files/sample.ts'
import type { TestApp } from './test-app.ts'

/** A file of a request, stored and checked unless told otherwise; answers its id. */
export async function attach(
  { deps, clock }: TestApp,
  request: NewRequest,
  { name, bytes }: Sample,
  state: 'pending' | 'clean' | 'infected' = 'clean',
): Promise<string> {
  const id = createId()
  const path = join(deps.blobs.temporaryFolder, id)
  await writeFile(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const blobId = await deps.blobs.put({ path, sha256 })
  const file = { id, name, bytes: bytes.length, sha256, blobId, position: 0 }
  await deps.database.write([
    ...insertFile(request, { ...file, receivedAt: clock.now() }),
    {
      sql: 'UPDATE files SET request_id = ?, state = ? WHERE id = ?',
      args: [request.id, state, id],
    },
  ])
  return id
}
