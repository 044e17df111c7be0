import { limits } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { readTypedCode } from '../platform/typed-code.ts'
import type { SignedIn } from '../sessions/index.ts'
import { bind, requireAwaitedCode } from './await-code.ts'
import { claimAwaitedCode, type Awaited } from './awaited-code-store.ts'
import { clearLoginCookie } from './login-cookie.ts'
import { openToNewBrowser } from './open-account.ts'
import { codeExpired, incompleteCode, wrongOneTimeCode } from './problems.ts'

/**
 * A session and an enrolment for the mailed code. Throws `invalid-input` beside `code` for another
 * one, `expired` once it has ended, has been used, or was missed too often.
 */
export async function redeemCode(deps: Deps, c: Context<AppEnv>, typed: string): Promise<SignedIn> {
  const { token, awaited } = await requireAwaitedCode(deps, c)
  const code = readTypedCode(typed)
  if (code.length !== limits.oneTimeCodeLength) throw incompleteCode()
  const claim = await claimAwaitedCode(deps, bind(deps, token, code))
  if (claim.kind === 'gone') throw codeExpired()
  if (claim.kind === 'wrong') {
    await recordMiss(deps, c, awaited)
    throw claim.triesLeft > 0 ? wrongOneTimeCode(claim.triesLeft) : codeExpired()
  }
  clearLoginCookie(c)
  const { accountId: id, accountCodeHash: codeHash } = awaited
  return openToNewBrowser(deps, c, { ...awaited, id, codeHash }, [])
}

async function recordMiss(deps: Deps, c: Context<AppEnv>, awaited: Awaited): Promise<void> {
  const { accountId, siret } = awaited
  const missed = { event: 'one-time-code-refused', actor: 'visitor', accountId, siret } as const
  await deps.database.write([recordEvent(deps, { ...missed, client: clientOf(c) })])
}
