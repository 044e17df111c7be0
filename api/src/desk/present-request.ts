import type { DeskFile, DeskMessage, DeskRequest } from 'content-types'
import type { SignedInAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { findSentBefore } from '../requests/index.ts'
import { findCallback, listMessages, type ThreadMessage } from '../threads/index.ts'
import { getThemes } from '../themes/index.ts'
import { isViewable } from './file-kinds.ts'
import { deadlinesToday, toSummary } from './queue.ts'
import {
  listFiles,
  listOpenings,
  listOthers,
  listReceipts,
  type RequestRow,
} from './request-store.ts'
import { rulesOf } from './rules.ts'

/** All that the desk shows of one request. */
export async function presentRequest(
  deps: Deps,
  agent: SignedInAgent,
  row: RequestRow,
): Promise<DeskRequest> {
  const files = await describeFiles(deps, row)
  const messages = await listMessages(deps, row.id, { notes: true })
  const themes = await getThemes(deps)
  return {
    ...toSummary(deps, row),
    text: row.text,
    holder: row.holder,
    email: row.email,
    mobile: row.mobile,
    address: row.address,
    others: await listOthers(deps, agent.services, row),
    files: files.filter(({ messageId }) => messageId === null).map(({ file }) => file),
    messages: messages.map((message) => toDeskMessage(message, files)),
    receipts: await listReceipts(deps, row.id),
    callback: (await findCallback(deps, row.id)) ?? null,
    deadlines: deadlinesToday(deps, row),
    otherServices: themes
      .filter(({ slug }) => slug !== row.slug)
      .map(({ slug, serviceName }) => ({ slug, name: serviceName })),
    can: agent.services.includes(row.slug) ? rulesOf(row) : nothing,
  }
}

/** What was just moved to a service of others is shown one last time. */
const nothing: DeskRequest['can'] = {
  take: false,
  answer: false,
  askPieces: false,
  move: false,
  close: false,
  reopen: false,
}

interface Described {
  file: DeskFile
  messageId: string | null
}

function toDeskMessage(message: ThreadMessage, files: readonly Described[]): DeskMessage {
  const { id, at, kind, from, author, agent, text, pieces, unread } = message
  return {
    ...{ id, at, kind, from, author, agent, text, pieces },
    files: files.filter(({ messageId }) => messageId === id).map(({ file }) => file),
    unread: unread && from === 'employer',
  }
}

async function describeFiles(
  deps: Deps,
  { id: requestId, accountId }: RequestRow,
): Promise<Described[]> {
  const files = await listFiles(deps, requestId)
  const openings = await listOpenings(deps, requestId)
  const before = await findSentBefore(
    deps,
    accountId,
    files.map(({ sha256 }) => ({ sha256, requestId })),
  )
  return files.map(({ messageId, ...file }) => ({
    messageId,
    file: {
      ...file,
      sentBefore: before.get(file.sha256) ?? null,
      viewable: file.state === 'clean' && isViewable(file.name),
      openings: openings
        .filter(({ fileId }) => fileId === file.id)
        .map(({ at, agent }) => ({ at, agent })),
    },
  }))
}
