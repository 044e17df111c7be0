import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { clientOf } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import type { AppEnv } from '../platform/http.ts'
import { createId, createToken, sha256 } from '../platform/tokens.ts'
import { readBrowserCookie, setBrowserCookie } from './browser-cookie.ts'
import { insertBrowser } from './store.ts'

const TOKEN = /^[\w-]{43}$/

interface Account {
  id: string
  siret: string
}

/** What is to be written, and what the database will know the browser by. */
interface Enrolment {
  browserHash: string
  statements: Statement[]
}

/**
 * Makes this browser known to the account for 30 days, once its holder has proved to hold the
 * account's mailbox. Sets the cookie; gives what is to be written with the proof.
 */
export function enrolBrowser(deps: Deps, c: Context<AppEnv>, account: Account): Statement[] {
  return prepareEnrolment(deps, c, account).statements
}

/** As `enrolBrowser`, for a session that begins in the same batch. */
export function prepareEnrolment(deps: Deps, c: Context<AppEnv>, account: Account): Enrolment {
  const held = readBrowserCookie(c)
  const token = held !== undefined && TOKEN.test(held) ? held : createToken()
  setBrowserCookie(c, token)
  const client = clientOf(c)
  const browserHash = sha256(token)
  const enrolment = { id: createId(), accountId: account.id, tokenHash: browserHash, client }
  const { id: accountId, siret } = account
  return {
    browserHash,
    statements: [
      insertBrowser(deps, enrolment),
      recordEvent(deps, { event: 'browser-enrolled', actor: 'holder', accountId, siret, client }),
    ],
  }
}

/** What the database knows this browser by; undefined for one that was never enrolled. */
export function tokenHashOf(c: Context<AppEnv>): string | undefined {
  const token = readBrowserCookie(c)
  return token === undefined ? undefined : sha256(token)
}
