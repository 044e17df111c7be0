import type { Session } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { clientOf } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import type { AppEnv } from '../platform/http.ts'
import { sha256 } from '../platform/tokens.ts'
import { createSession, revokeSession, validateSession } from './lucia.ts'
import { signedOut } from './problems.ts'
import {
  clearSessionCookie,
  readSessionCookie,
  sessionHashOf,
  setSessionCookie,
} from './session-cookie.ts'
import { endOf, expiryOf, isRenewalDue } from '../platform/session-times.ts'
import {
  deleteSession,
  findExpiredSession,
  markSeen,
  prolongSession,
  type SessionRow,
} from './store.ts'

/** Who is logged in. */
export interface SignedIn {
  /** Of the account. */
  id: string
  siret: string
  /** The employer's name. */
  name: string
  email: string
  holder: string
  /** When the session ends if nothing more happens. */
  idleAt: Date
  /** When it ends whatever happens. */
  endsAt: Date
}

/** Who sends this request; throws `signed-out` for nobody. Being asked keeps the session alive. */
export async function requireAccount(deps: Deps, c: Context<AppEnv>): Promise<SignedIn> {
  const { token, session } = await requireSession(deps, c)
  if (!isRenewalDue(session.renewedAt, deps.clock.now())) return signedIn(session)
  return prolong(deps, token, session)
}

/** As `requireAccount`, and the idle time starts again now, to the second. */
export async function renewSession(deps: Deps, c: Context<AppEnv>): Promise<SignedIn> {
  const { token, session } = await requireSession(deps, c)
  return prolong(deps, token, session)
}

/** An account whose code, or whose mailbox too, has just been proved. */
export interface Proved {
  id: string
  siret: string
  name: string
  email: string
  holder: string
  /** The hash of the code that was right. */
  codeHash: string
}

/**
 * A new session under a new token; the one this browser had ends. `alongside` is written in the
 * same batch. Throws `signed-out`, and writes nothing, when the account was closed or its code
 * replaced since the proof.
 */
export async function startSession(
  deps: Deps,
  c: Context<AppEnv>,
  account: Proved,
  { browserHash, alongside }: { browserHash: string | undefined; alongside: readonly Statement[] },
): Promise<SignedIn> {
  const { id: accountId, codeHash } = account
  const createdAt = deps.clock.now()
  const previous = sessionHashOf(c)
  const session = { accountId, codeHash, browserHash, createdAt }
  const token = await createSession(deps, session, [
    ...(previous === undefined ? [] : [deleteSession(previous)]),
    ...alongside,
    markSeen(accountId, createdAt),
    recordEvent(deps, { ...holderOf({ ...account, accountId }, c), event: 'signed-in' }),
  ])
  if (token === undefined) throw signedOut()
  setSessionCookie(c, token)
  return signedIn({ ...account, accountId, createdAt, expiresAt: expiryOf(createdAt, createdAt) })
}

/** Ends the session of this browser, if it has one. */
export async function endSession(deps: Deps, c: Context<AppEnv>): Promise<void> {
  const token = readSessionCookie(c)
  const session = token === undefined ? null : await validateSession(deps, token)
  clearSessionCookie(c)
  if (token === undefined) return
  const ended = session && recordEvent(deps, { ...holderOf(session, c), event: 'signed-out' })
  await revokeSession(deps, token, ended ? [ended] : [])
}

/**
 * Whose session this was, up to 12 hours after it ended by itself; logging out leaves no trace.
 * Gives access to nothing: it only says whose draft a late form becomes.
 */
export async function findExpiredHolder(
  deps: Deps,
  c: Context<AppEnv>,
): Promise<{ accountId: string } | undefined> {
  const token = readSessionCookie(c)
  return token === undefined ? undefined : findExpiredSession(deps, sha256(token))
}

export function toSession({ name, siret, idleAt, endsAt }: SignedIn): Session {
  return { name, siret, idleAt: idleAt.toISOString(), endsAt: endsAt.toISOString() }
}

function holderOf({ accountId, siret }: { accountId: string; siret: string }, c: Context<AppEnv>) {
  return { actor: 'holder', accountId, siret, client: clientOf(c) } as const
}

async function requireSession(deps: Deps, c: Context<AppEnv>) {
  const token = readSessionCookie(c)
  const session = token === undefined ? null : await validateSession(deps, token)
  if (token === undefined || !session) throw signedOut()
  return { token, session }
}

async function prolong(deps: Deps, token: string, session: SessionRow): Promise<SignedIn> {
  const now = deps.clock.now()
  const expiresAt = expiryOf(session.createdAt, now)
  await deps.database.write([prolongSession(sha256(token), now, expiresAt)])
  return signedIn({ ...session, expiresAt })
}

function signedIn(session: Omit<SessionRow, 'renewedAt'>): SignedIn {
  const { accountId, siret, name, email, holder, createdAt, expiresAt } = session
  return {
    id: accountId,
    siret,
    name,
    email,
    holder,
    idleAt: expiresAt,
    endsAt: endOf(createdAt),
  }
}
