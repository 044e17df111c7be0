import type { Deps } from '../deps.ts'
import { readVerified } from '../platform/blobs/index.ts'
import type { BlankForm } from './form-store.ts'

/** The PDFs asked for last, by their SHA-256: the same few are filled all day. */
const kept = new Map<string, Buffer>()
const MOST_KEPT = 20
const LARGEST_KEPT = 1024 * 1024

/** The official PDF. */
export async function readBlank(deps: Deps, { blobId, sha256 }: BlankForm): Promise<Buffer> {
  const known = kept.get(sha256)
  if (known) return known
  const bytes = await readVerified(deps, blobId, sha256)
  if (bytes.length > LARGEST_KEPT) return bytes
  const [oldest] = kept.keys()
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(sha256, bytes)
  return bytes
}
