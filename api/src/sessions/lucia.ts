import { Lucia, type Adapter } from 'lucia'
import type { Deps } from '../deps.ts'
import { isConstraint, type Statement } from '../platform/database.ts'
import { createToken, sha256 } from '../platform/tokens.ts'
import { expiryOf, forgottenBefore } from '../platform/session-times.ts'
import {
  deleteSession,
  deleteSessionsExpiredBefore,
  deleteSessionsOf,
  findSession,
  insertSession,
  type NewSession,
  type SessionRow,
} from './store.ts'

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOf>
    DatabaseUserAttributes: SessionRow
  }
}

/**
 * Gives the token of a new session; the database keeps only its SHA-256. `alongside` is written in
 * the same batch. Undefined, and nothing written, when the account was closed or its code replaced
 * meanwhile.
 */
export async function createSession(
  deps: Deps,
  session: NewSession,
  alongside: readonly Statement[],
): Promise<string | undefined> {
  const token = createToken()
  const lucia = luciaOf(deps, alongside, session)
  try {
    await lucia.createSession(session.accountId, {}, { sessionId: token })
    return token
  } catch (error) {
    if (isConstraint(error)) return undefined
    throw error
  }
}

export async function validateSession(deps: Deps, token: string): Promise<SessionRow | null> {
  const { user } = await luciaOf(deps).validateSession(token)
  return user
}

/** `alongside` is written in the same batch. */
export async function revokeSession(
  deps: Deps,
  token: string,
  alongside: readonly Statement[],
): Promise<void> {
  await luciaOf(deps, alongside).invalidateSession(token)
}

/** Ends every session of an account. */
export async function revokeSessionsOf(deps: Deps, accountId: string): Promise<void> {
  await luciaOf(deps).invalidateUserSessions(accountId)
}

/** Deletes the sessions that ended long enough ago. */
export async function sweepSessions(deps: Deps): Promise<void> {
  await luciaOf(deps).deleteExpiredSessions()
}

/**
 * Lucia reads the system's clock and renews at half-life. Told that no session ever ends, it does
 * neither: the adapter decides, by the portal's clock.
 */
const NEVER = new Date(8.64e15)

function luciaOf(deps: Deps, alongside: readonly Statement[] = [], session?: NewSession) {
  return new Lucia(createAdapter(deps, alongside, session), { getUserAttributes: (row) => row })
}

function createAdapter(
  deps: Deps,
  alongside: readonly Statement[],
  session: NewSession | undefined,
): Adapter {
  const { database, clock } = deps
  return {
    async getSessionAndUser(token) {
      const row = await findSession(deps, sha256(token))
      if (!row) return [null, null]
      return [
        { id: token, userId: row.accountId, expiresAt: NEVER, attributes: {} },
        { id: row.accountId, attributes: row },
      ]
    },
    async setSession({ id: token }) {
      if (!session) return unused()
      const expiresAt = expiryOf(session.createdAt, session.createdAt)
      const row = { tokenHash: sha256(token), expiresAt }
      await database.write([...alongside, insertSession(session, row)])
    },
    async deleteSession(token) {
      await database.write([...alongside, deleteSession(sha256(token))])
    },
    async deleteUserSessions(accountId) {
      await database.write([deleteSessionsOf(accountId)])
    },
    async deleteExpiredSessions() {
      await database.write([deleteSessionsExpiredBefore(forgottenBefore(clock.now()))])
    },
    getUserSessions: unused,
    updateSessionExpiration: unused,
  }
}

function unused(): Promise<never> {
  return Promise.reject(new Error('Lucia was not expected to call this'))
}
