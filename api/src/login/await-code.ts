import { createHmac } from 'node:crypto'
import { limits, type AwaitedCode } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { clientOf } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import type { AppEnv } from '../platform/http.ts'
import { maskMail } from '../platform/mask.ts'
import { createToken, sha256 } from '../platform/tokens.ts'
import { createTypedCode } from '../platform/typed-code.ts'
import type { Attempt } from './attempt-store.ts'
import {
  findAwaitedCode,
  insertAwaitedCode,
  replaceAwaitedCode,
  type Awaited,
  type SentCode,
} from './awaited-code-store.ts'
import { readLoginCookie, setLoginCookie } from './login-cookie.ts'
import { oneTimeCodeLetter } from './mails.ts'
import { codeExpired, noMoreSends, tooManyCodes } from './problems.ts'

/** An awaited code and the cookie that says it is this browser's. */
export interface Held {
  token: string
  awaited: Awaited
}

/** Mails a code that this browser alone can use; `takeBack` is written whatever comes of it. */
export async function awaitCode(
  deps: Deps,
  c: Context<AppEnv>,
  attempt: Attempt,
  takeBack: readonly Statement[],
): Promise<AwaitedCode> {
  const token = createToken()
  const code = createTypedCode(limits.oneTimeCodeLength)
  const expiresAt = await insertAwaitedCode(deps, attempt.accountId, bind(deps, token, code))
  if (!expiresAt) {
    await deps.database.write(takeBack)
    throw tooManyCodes()
  }
  await send(deps, c, { ...attempt, code, expiresAt }, takeBack)
  setLoginCookie(c, token)
  return toAwaitedCode({ email: attempt.email, expiresAt, tries: 0, sends: 1 })
}

/** Another code in place of the one that this browser awaits, which is worth nothing any more. */
export async function renewCode(deps: Deps, c: Context<AppEnv>): Promise<AwaitedCode> {
  const { token, awaited } = await requireAwaitedCode(deps, c)
  if (awaited.sends >= limits.oneTimeCodeSends) throw noMoreSends()
  const code = createTypedCode(limits.oneTimeCodeLength)
  const expiresAt = await replaceAwaitedCode(deps, awaited.accountId, bind(deps, token, code))
  if (!expiresAt) throw tooManyCodes()
  await send(deps, c, { ...awaited, code, expiresAt }, [])
  return toAwaitedCode({ ...awaited, expiresAt, tries: 0, sends: awaited.sends + 1 })
}

/** The code that this browser awaits; throws `expired` for none. */
export async function requireAwaitedCode(deps: Deps, c: Context<AppEnv>): Promise<Held> {
  const token = readLoginCookie(c)
  const awaited = token === undefined ? undefined : await findAwaitedCode(deps, sha256(token))
  if (token === undefined || !awaited) throw codeExpired()
  return { token, awaited }
}

/** Worth nothing without the cookie, the pepper, or the mail. */
export function bind({ settings }: Deps, token: string, code: string): SentCode {
  const hmac = createHmac('sha256', settings.peppers.current.key)
  const codeHash = hmac.update(`one-time-code ${token} ${code}`).digest('hex')
  return { tokenHash: sha256(token), codeHash }
}

export function toAwaitedCode(
  awaited: Pick<Awaited, 'email' | 'expiresAt' | 'tries' | 'sends'>,
): AwaitedCode {
  return {
    sentTo: maskMail(awaited.email),
    expiresAt: awaited.expiresAt.toISOString(),
    triesLeft: limits.oneTimeCodeTries - awaited.tries,
    sendsLeft: limits.oneTimeCodeSends - awaited.sends,
  }
}

interface Sending {
  accountId: string
  siret: string
  email: string
  holder: string
  code: string
  expiresAt: Date
}

async function send(
  deps: Deps,
  c: Context<AppEnv>,
  sending: Sending,
  alongside: readonly Statement[],
): Promise<void> {
  const { accountId, siret, email } = sending
  const client = clientOf(c)
  await deps.database.write([
    ...alongside,
    recordEvent(deps, { event: 'one-time-code-sent', actor: 'visitor', accountId, siret, client }),
    queueMail(deps, {
      to: email,
      letter: oneTimeCodeLetter({ ...sending, client, at: deps.clock.now() }),
      dedupe: `one-time-code:${createToken()}`,
      priority: 'urgent',
    }),
  ])
  wakeOutbox(deps)
}
