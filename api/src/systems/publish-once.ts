import type { PublishedDocument } from 'content-types'
import type { Deps } from '../deps.ts'
import { publishDocument } from '../documents/index.ts'
import type { ReceivedForm } from '../files/index.ts'
import { recordEvent } from '../journal/index.ts'
import { writeIf } from '../platform/claim.ts'
import { isConstraint } from '../platform/database.ts'
import { busy } from '../platform/problems.ts'
import { sha256 } from '../platform/tokens.ts'
import { keyReused } from './problems.ts'
import { findAnswered, isUnanswered, keepAnswer, type PublicationKey } from './publication-store.ts'
import { readPublication } from './read-publication.ts'

export interface Published {
  document: PublishedDocument
  isReplayed: boolean
}

/**
 * Puts a document online, once for its key: the same call again, later or at the same time, is
 * answered what the first one was.
 */
export async function publishOnce(
  deps: Deps,
  key: PublicationKey,
  received: ReceivedForm,
): Promise<Published> {
  const fingerprint = fingerprintOf(received)
  const already = await findReplay(deps, key, fingerprint)
  if (already) return already
  try {
    const document = await publish(deps, key, fingerprint, received)
    if (document) return { document, isReplayed: false }
  } catch (error) {
    // A twin that was faster may be what stands in the way: its reference is taken.
    const faster = await findReplay(deps, key, fingerprint)
    if (faster) return faster
    if (isConstraint(error)) throw busy()
    throw error
  }
  const faster = await findReplay(deps, key, fingerprint)
  if (!faster) throw busy()
  return faster
}

/** Undefined when a twin published it meanwhile. */
async function publish(
  deps: Deps,
  key: PublicationKey,
  fingerprint: string,
  received: ReceivedForm,
): Promise<PublishedDocument | undefined> {
  const { path, publication } = await readPublication(deps, received)
  const { accountId, reference = null, publishedAt } = publication
  const { id, statements } = await publishDocument(deps, path, publication)
  const answer = { id, reference, publishedAt: publishedAt.toISOString() }
  const at = deps.clock.now()
  const about = id
  const written = await writeIf(deps.database, isUnanswered(key, at), [
    ...statements,
    keepAnswer(key, { fingerprint, answer, at }),
    recordEvent(deps, { event: 'document-published', actor: 'enim', accountId, about }),
  ])
  if (written === undefined) return undefined
  deps.log.info('document published', { documentId: id, accountId, tokenId: key.tokenId })
  return answer
}

async function findReplay(
  deps: Deps,
  key: PublicationKey,
  fingerprint: string,
): Promise<Published | undefined> {
  const answered = await findAnswered(deps, key)
  if (!answered) return undefined
  if (answered.fingerprint !== fingerprint) throw keyReused()
  return { document: answered.answer, isReplayed: true }
}

/** Of the fields, in any order, and of the file. */
function fingerprintOf({ fields, files, unread }: ReceivedForm): string {
  const typed = [...fields].sort(([one], [other]) => (one < other ? -1 : 1))
  const held = files.map((file) => [file.name, file.bytes, file.sha256])
  return sha256(JSON.stringify([typed, held, unread]))
}
