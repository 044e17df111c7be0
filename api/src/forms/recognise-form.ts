import { readFile, stat } from 'node:fs/promises'
import type { Deps } from '../deps.ts'
import { taskAt } from '../platform/thread-pool.ts'
import type * as marksTask from './marks-task.ts'
import { findVersions, type KnownVersion } from './version-store.ts'

export interface RecognisedForm {
  slug: string
  version: string
}

/** More than a filled form weighs: larger ones are scans, and take long to read. */
const MOST_BYTES = 5 * 1024 * 1024

const task = taskAt<typeof marksTask>(new URL('./marks-task.ts', import.meta.url))

/**
 * Which blank form a PDF was, and in which version; undefined when nothing says so. It only helps
 * whoever sends it: whatever goes wrong, the file is one that is not recognised.
 */
export async function recogniseForm(
  deps: Deps,
  { path, name }: { path: string; name: string },
): Promise<RecognisedForm | undefined> {
  if (!/\.pdf$/i.test(name)) return undefined
  try {
    if ((await stat(path)).size > MOST_BYTES) return undefined
    const marks = await deps.pdfs.run(task, await readFile(path))
    if (!marks || marks.fieldNames.length === 0) return undefined
    const scored = (await findVersions(deps, marks)).map((version) => ({
      ...version,
      likeness: likeness(version, marks.id, marks.createdAt),
    }))
    const [best] = scored.sort(
      (one, other) =>
        other.likeness - one.likeness ||
        Number(other.isCurrent) - Number(one.isCurrent) ||
        other.seenAt - one.seenAt,
    )
    return best && { slug: best.slug, version: best.version }
  } catch (error) {
    deps.log.info('form not recognised', { error })
    return undefined
  }
}

/** An ID stays when a form is edited, so that several versions may share it. */
function likeness(version: KnownVersion, id: string | null, createdAt: string | null): number {
  const isSameId = version.fileId === id
  const isMadeThen = createdAt !== null && version.madeAt === createdAt
  return Number(isSameId) * 2 + Number(version.isSameFields) * 2 + Number(isMadeThen)
}
