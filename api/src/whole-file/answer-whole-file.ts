import { parisDay } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { clientOf } from '../platform/client.ts'
import { wantsPage, type AppEnv } from '../platform/http.ts'
import { Problem } from '../platform/problems.ts'
import { reserveExport, tooManyExports } from '../profile/index.ts'
import { requireAccount } from '../sessions/index.ts'
import { makeWholeFile } from './make-whole-file.ts'

const PAGE = '/espace/recus/dossier'

/**
 * « Tout mon dossier » as a ZIP. Who follows the link and gets none is led to the page that says
 * why.
 */
export async function answerWholeFile(deps: Deps, c: Context<AppEnv>): Promise<Response> {
  try {
    return await sendArchive(deps, c)
  } catch (refusal) {
    if (!(refusal instanceof Problem) || !wantsPage(c)) throw refusal
    if (refusal.type === 'signed-out') return c.redirect('/connexion?suite=dossier', 303)
    if (refusal.type === 'too-many') return c.redirect(`${PAGE}?limite`, 303)
    throw refusal
  }
}

async function sendArchive(deps: Deps, c: Context<AppEnv>): Promise<Response> {
  const account = await requireAccount(deps, c)
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="mon-dossier-${parisDay(deps.clock.now())}.zip"`,
  }
  if (c.req.method === 'HEAD') return new Response(null, { headers })
  const journalled = recordEvent(deps, {
    event: 'whole-file-downloaded',
    actor: 'holder',
    accountId: account.id,
    siret: account.siret,
    client: clientOf(c),
  })
  if (!(await reserveExport(deps, account.id, [journalled]))) throw tooManyExports()
  return new Response(makeWholeFile(deps, account), { headers })
}
