import type { SignedInAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { withoutMetadata } from '../files/index.ts'
import { recordEvent } from '../journal/index.ts'
import { readVerified } from '../platform/blobs/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Client } from '../platform/client.ts'
import { notFound, problem } from '../platform/problems.ts'
import { contentTypeOf, isViewable, looksLike } from './file-kinds.ts'
import { findFile, insertOpening, notOpenedLately, type StoredFile } from './file-store.ts'

/** Openings closer to one another are one. */
const SAME_OPENING_MS = 10 * 60_000

interface Asked {
  reference: string
  id: string
  client: Client
  /** Shown by the browser instead of saved. */
  isView: boolean
}

export interface OpenedFile {
  name: string
  contentType: string
  content: Buffer
}

/**
 * A checked file, as agents get it: pictures without what says where they were taken. That it was
 * opened is on disk before any of its bytes leaves.
 */
export async function openFile(
  deps: Deps,
  agent: SignedInAgent,
  asked: Asked,
): Promise<OpenedFile> {
  const file = await requireFile(deps, agent, asked)
  // Files are small: all of one is read before any of it leaves.
  const bytes = await readVerified(deps, file.blobId, file.sha256)
  const contentType = contentTypeOf(file.name)
  if (isViewable(file.name) && !looksLike(contentType, bytes)) throw unreadable()
  const content = contentType.startsWith('image/') ? withoutMetadata(bytes) : bytes
  if (!content) throw unreadable()
  await recordOpening(deps, agent, file, asked.client)
  return { name: file.name, contentType, content }
}

/** Throws when it may not be opened, or not be shown. */
export async function requireFile(
  deps: Deps,
  agent: SignedInAgent,
  asked: Omit<Asked, 'client'>,
): Promise<StoredFile> {
  const file = await findFile(deps, agent.services, asked)
  if (!file) throw notFound()
  if (file.state !== 'clean') throw notClean(file.state)
  if (asked.isView && !isViewable(file.name)) throw notFound()
  return file
}

async function recordOpening(
  deps: Deps,
  { id: agentId }: SignedInAgent,
  file: StoredFile,
  client: Client,
): Promise<void> {
  const now = deps.clock.now()
  const since = new Date(now.getTime() - SAME_OPENING_MS)
  const { siret, reference: about } = file
  await writeIf(deps.database, notOpenedLately({ fileId: file.id, agentId, since }), [
    insertOpening(file, agentId, now),
    recordEvent(deps, { event: 'file-opened', actor: 'enim', agentId, siret, client, about }),
  ])
}

function notClean(state: 'pending' | 'infected') {
  return problem({
    type: 'wrong-step',
    title:
      state === 'pending'
        ? 'L’antivirus n’a pas encore analysé ce fichier. Réessayez dans quelques minutes.'
        : 'Un virus a été détecté dans ce fichier\u00a0: il ne peut pas être ouvert.',
  })
}

function unreadable() {
  return problem({
    type: 'wrong-step',
    title:
      'Ce fichier ne peut pas être montré sans risque. Demandez à l’employeur de le transmettre à nouveau.',
  })
}
