import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { streamVerified } from '../platform/blobs/index.ts'
import { wantsPage, type AppEnv } from '../platform/http.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { openReceived } from '../received/index.ts'
import { requireAccount } from '../sessions/index.ts'
import { announceEvent, wakeWebhooks } from '../webhooks/index.ts'
import { answerPdf } from './file-answer.ts'
import { findAbsence } from './problems.ts'
import { findDocument, isFirstOpening, type StoredDocument } from './store.ts'

/**
 * The file of a document, which is no longer new once its holder has it. Who follows a link and
 * gets none is led to the page that says why.
 */
export async function answerDocument(
  deps: Deps,
  c: Context<AppEnv>,
  id: string,
): Promise<Response> {
  try {
    return await openDocument(deps, c, id)
  } catch (refusal) {
    if (!(refusal instanceof Problem) || !wantsPage(c)) throw refusal
    if (refusal.type === 'signed-out') return c.redirect('/connexion?suite=obtenir', 303)
    if (refusal.type === 'withdrawn') return c.redirect('/espace/obtenir?absent=retire', 303)
    if (refusal.type === 'damaged-file') return c.redirect('/espace/obtenir?absent=illisible', 303)
    throw refusal
  }
}

async function openDocument(deps: Deps, c: Context<AppEnv>, id: string): Promise<Response> {
  const { id: accountId } = await requireAccount(deps, c)
  const document = await findDocument(deps, accountId, id)
  if (!document) throw notFound()
  const absence = findAbsence(document)
  if (absence) throw absence
  if (c.req.method === 'HEAD') return answerPdf(document, null)
  const content = await streamVerified(deps, document)
  if (document.isNew && !isGuess(c)) await noteOpening(deps, accountId, document)
  return answerPdf(document, content)
}

/** It is no longer new, and Enim's systems are told so, once. */
async function noteOpening(
  deps: Deps,
  accountId: string,
  { id, reference, themeSlug }: StoredDocument,
): Promise<void> {
  const subject = { reference, document: id, service: themeSlug }
  await deps.database.write([
    announceEvent(deps, { type: 'document.opened', subject }, isFirstOpening(accountId, id)),
    openReceived(accountId, { kind: 'document', subject: id }, deps.clock.now()),
  ])
  wakeWebhooks(deps)
}

/** Browsers fetch what they think will be asked for, and say so. */
function isGuess(c: Context<AppEnv>): boolean {
  return [c.req.header('sec-purpose'), c.req.header('purpose')].some((purpose) =>
    purpose?.includes('prefetch'),
  )
}
