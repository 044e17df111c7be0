import { requestSchema, type EmployerRequest, type RequestState } from 'content-types'
import type { Deps } from '../deps.ts'
import { notFound } from '../platform/problems.ts'
import { findSentBefore } from '../requests/index.ts'
import type { SignedIn } from '../sessions/index.ts'
import { findTheme } from '../themes/index.ts'
import { findCallback, findDelays, listMessages } from '../threads/index.ts'
import {
  findRequest,
  listFiles,
  listOpenings,
  listReceipts,
  type FoundRequest,
} from './request-store.ts'

type Owner = Pick<SignedIn, 'id'>

/** Until it is answered or ended. */
const openStates: readonly RequestState[] = ['received', 'taken', 'waiting']

export function isOpen({ state }: { state: RequestState }): boolean {
  return openStates.includes(state)
}

/** The same refusal for a request of somebody else as for none. */
export async function requireRequest(
  deps: Deps,
  { id }: Owner,
  reference: string,
): Promise<FoundRequest> {
  const found = await findRequest(deps, id, reference)
  if (!found) throw notFound()
  return found
}

/**
 * One request as its employer sees it. What the schema does not name is left out: an employer is
 * told the service, never who works there.
 */
export async function presentRequest(
  deps: Deps,
  owner: Owner,
  reference: string,
): Promise<EmployerRequest> {
  return presentFound(deps, owner, await requireRequest(deps, owner, reference))
}

export async function presentFound(
  deps: Deps,
  owner: Owner,
  request: FoundRequest,
): Promise<EmployerRequest> {
  const { id: requestId } = request
  const firstFiles = await listFiles(deps, requestId)
  const thread = await listMessages(deps, requestId, { notes: false })
  const files = [...firstFiles, ...thread.flatMap((message) => message.files)]
  const before = await findSentBefore(
    deps,
    owner.id,
    files.map(({ sha256 }) => ({ sha256, requestId })),
  )
  const withBefore = (list: typeof files) =>
    list.map((file) => ({ ...file, sentBefore: before.get(file.sha256) ?? null }))
  const callback = (await findCallback(deps, requestId)) ?? null
  return requestSchema.parse({
    ...request,
    fileCount: files.length,
    service: await presentService(deps, request),
    files: withBefore(firstFiles),
    messages: thread.map((message) => ({
      ...message,
      files: withBefore(message.files),
      unread: message.from === 'enim' && message.unread,
    })),
    receipts: await listReceipts(deps, requestId),
    callback,
    delays: (await findDelays(deps, request.theme.slug, request.kind)) ?? null,
    openings: await listOpenings(deps, requestId),
    can: {
      reply: request.state !== 'closed' && request.state !== 'withdrawn',
      withdraw: isOpen(request),
      askCallback: isOpen(request) && !callback,
    },
  } satisfies EmployerRequest)
}

/** As Strapi has it now; its name alone once the theme is no longer offered. */
async function presentService(deps: Deps, { theme, serviceName }: FoundRequest) {
  const now = await findTheme(deps, theme.slug)
  if (!now) return { name: serviceName, email: '', address: '', phone: '' }
  return {
    name: now.serviceName,
    email: now.serviceEmail,
    address: now.serviceAddress,
    phone: now.servicePhone,
  }
}
