import type { Context } from 'hono'
import type { Deps } from '../../deps.ts'
import { recordEvent } from '../../journal/index.ts'
import { writeIf } from '../../platform/claim.ts'
import { clientOf } from '../../platform/client.ts'
import type { AppEnv } from '../../platform/http.ts'
import type { SignedIn } from '../../sessions/index.ts'
import { archivesLeft } from '../action-store.ts'
import { presentFound, requireRequest } from '../present-request.ts'
import { tooManyArchives } from '../problems.ts'
import { makeRequestArchive } from './make-archive.ts'

/** « Tout télécharger »: the request, its files and its receipts as a ZIP. */
export async function answerArchive(
  deps: Deps,
  c: Context<AppEnv>,
  account: SignedIn,
  reference: string,
): Promise<Response> {
  const found = await requireRequest(deps, account, reference)
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="demande-${reference}.zip"`,
  }
  if (c.req.method === 'HEAD') return new Response(null, { headers })
  const request = await presentFound(deps, account, found)
  const journalled = recordEvent(deps, {
    event: 'archive-downloaded',
    actor: 'holder',
    accountId: account.id,
    siret: account.siret,
    client: clientOf(c),
    about: reference,
  })
  const done = await writeIf(deps.database, archivesLeft(deps, account.id), [journalled])
  if (!done) throw tooManyArchives()
  return new Response(makeRequestArchive(deps, found.id, request), { headers })
}
