import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { wantsPage, type AppEnv } from '../platform/http.ts'
import { Problem } from '../platform/problems.ts'
import { requireAccount, type SignedIn } from '../sessions/index.ts'

/**
 * A file for whoever is signed in. Who follows a link and gets none is led to the page that says
 * why: to log in, or to the one the link stands on.
 */
export async function answerDownload(
  deps: Deps,
  c: Context<AppEnv>,
  page: string,
  answer: (account: SignedIn) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return await answer(await requireAccount(deps, c))
  } catch (refusal) {
    if (!(refusal instanceof Problem) || !wantsPage(c)) throw refusal
    if (refusal.type === 'signed-out') return c.redirect('/connexion?suite=demandes', 303)
    if (refusal.type === 'wrong-step') return c.redirect(`${page}?fichier`, 303)
    if (refusal.type === 'damaged-file') return c.redirect(`${page}?illisible`, 303)
    if (refusal.type === 'too-many') return c.redirect(`${page}?limite`, 303)
    throw refusal
  }
}
