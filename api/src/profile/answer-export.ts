import { parisDay } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { clientOf } from '../platform/client.ts'
import { wantsPage, type AppEnv } from '../platform/http.ts'
import { Problem } from '../platform/problems.ts'
import { requireAccount } from '../sessions/index.ts'
import { makeExport } from './export/archive.ts'
import { reserveExport } from './export-store.ts'
import { tooManyExports } from './problems.ts'

/**
 * « Mes données »: everything that the portal holds on the account, as a ZIP. Who follows the link
 * and gets none is led to the page that says why.
 */
export async function answerExport(deps: Deps, c: Context<AppEnv>): Promise<Response> {
  try {
    return await sendArchive(deps, c)
  } catch (refusal) {
    if (!(refusal instanceof Problem) || !wantsPage(c)) throw refusal
    if (refusal.type === 'signed-out') return c.redirect('/connexion?suite=donnees', 303)
    if (refusal.type === 'too-many') return c.redirect('/espace/parametres/donnees?limite', 303)
    throw refusal
  }
}

async function sendArchive(deps: Deps, c: Context<AppEnv>): Promise<Response> {
  const account = await requireAccount(deps, c)
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="mes-donnees-${parisDay(deps.clock.now())}.zip"`,
  }
  if (c.req.method === 'HEAD') return new Response(null, { headers })
  const journalled = recordEvent(deps, {
    event: 'data-exported',
    actor: 'holder',
    accountId: account.id,
    siret: account.siret,
    client: clientOf(c),
  })
  if (!(await reserveExport(deps, account.id, [journalled]))) throw tooManyExports()
  return new Response(makeExport(deps, account), { headers })
}
