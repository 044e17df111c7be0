import type { AwaitedCode } from 'content-types'
import type { Context } from 'hono'
import { tokenHashOf } from '../browsers/index.ts'
import type { Deps } from '../deps.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { startSession, type SignedIn } from '../sessions/index.ts'
import { awaitCode } from './await-code.ts'
import { openToNewBrowser } from './open-account.ts'
import { blocked, wrongCredentials } from './problems.ts'
import { tryCode, type Credentials, type Outcome } from './try-code.ts'
import type { Waves } from './waves.ts'

export type Entry =
  | { kind: 'opened'; session: SignedIn }
  /** The browser is unknown to the account: a mailed code is to be typed. */
  | { kind: 'awaited'; awaited: AwaitedCode }

/**
 * A refusal leaves at the next beat: an account writes more than no account does, and its time would
 * tell. The attempt is taken back before its place behind the gate is free, so that right codes sent at
 * once never add up to a block.
 */
export async function logIn(
  deps: Deps,
  c: Context<AppEnv>,
  waves: Waves,
  credentials: Credentials,
): Promise<Entry> {
  const nextBeat = deps.refusals.start()
  try {
    return await enter(deps, c, waves, credentials)
  } catch (refusal) {
    await nextBeat()
    throw refusal
  }
}

async function enter(
  deps: Deps,
  c: Context<AppEnv>,
  waves: Waves,
  credentials: Credentials,
): Promise<Entry> {
  const browserHash = tokenHashOf(c)
  await waves.refuseSprayed(credentials, browserHash)
  return deps.hashing.run(async () => {
    const tried = { ...credentials, browserHash, client: clientOf(c) }
    const outcome = await tryCode(deps, tried)
    if (outcome.kind === 'right') return open(deps, c, outcome, browserHash)
    await waves.countRefusal(credentials)
    if (outcome.isEnrolled && outcome.until) throw blocked(outcome.until, deps.clock.now())
    throw wrongCredentials()
  })
}

async function open(
  deps: Deps,
  c: Context<AppEnv>,
  { attempt, codeHash, statements }: Extract<Outcome, { kind: 'right' }>,
  browserHash: string | undefined,
): Promise<Entry> {
  const account = { ...attempt, id: attempt.accountId, codeHash }
  if (attempt.browserId !== null) {
    const alongside = statements
    const session = await startSession(deps, c, account, { browserHash, alongside })
    return { kind: 'opened', session }
  }
  if (deps.settings.mailedCode) {
    return { kind: 'awaited', awaited: await awaitCode(deps, c, attempt, statements) }
  }
  return { kind: 'opened', session: await openToNewBrowser(deps, c, account, statements) }
}
