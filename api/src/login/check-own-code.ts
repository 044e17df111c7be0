import { siretSchema } from 'content-types'
import type { Context } from 'hono'
import { tokenHashOf } from '../browsers/index.ts'
import type { Deps } from '../deps.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import type { SignedIn } from '../sessions/index.ts'
import { blocked, wrongOwnCode } from './problems.ts'
import { tryCode } from './try-code.ts'

/**
 * The code asked again from whoever is signed in, before something grave. It counts as a try to log
 * in from this browser. Throws `invalid-input` beside `field`, or `blocked`.
 */
export async function checkOwnCode(
  deps: Deps,
  c: Context<AppEnv>,
  account: SignedIn,
  code: string,
  field: string,
): Promise<void> {
  const siret = siretSchema.parse(account.siret)
  const tried = { siret, code, browserHash: tokenHashOf(c), client: clientOf(c) }
  const outcome = await deps.hashing.run(async () => {
    const result = await tryCode(deps, tried)
    if (result.kind === 'right') await deps.database.write(result.statements)
    return result
  })
  if (outcome.kind === 'right') return
  if (outcome.until !== undefined) throw blocked(outcome.until, deps.clock.now())
  throw wrongOwnCode(field)
}
