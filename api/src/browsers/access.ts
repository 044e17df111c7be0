import type { Access } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { listEventsOf, type Entry } from '../journal/index.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { tokenHashOf } from './enrol-browser.ts'
import { placeOf, type Use } from './place.ts'
import { listBrowsers } from './store.ts'

const SHOWN = 20
/** Sign-ins that tell which networks are usual. */
const REMEMBERED = 500

const outcomes = {
  'signed-in': 'opened',
  'sign-in-refused': 'refused',
  blocked: 'blocked',
} as const

/** The browsers that an account knows, and the last tries to log in. */
export async function getAccess(
  deps: Deps,
  c: Context<AppEnv>,
  accountId: string,
): Promise<Access> {
  const [opened, refused, blocked, browsers] = await Promise.all([
    listEventsOf(deps, accountId, 'signed-in', REMEMBERED),
    listEventsOf(deps, accountId, 'sign-in-refused', SHOWN),
    listEventsOf(deps, accountId, 'blocked', SHOWN),
    listBrowsers(deps, accountId),
  ])
  const seen = { here: clientOf(c).network, signIns: opened.map(toUse) }
  const own = tokenHashOf(c)
  return {
    browsers: browsers
      .toSorted((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime())
      .map(({ id, tokenHash, name, network, enrolledAt, lastSeenAt, expiresAt }) => ({
        id,
        name,
        isCurrent: tokenHash === own,
        enrolledAt: enrolledAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        place: placeOf({ at: lastSeenAt, network }, seen),
      })),
    signIns: [...opened.slice(0, SHOWN), ...refused, ...blocked]
      .toSorted((a, b) => b.id - a.id)
      .slice(0, SHOWN)
      .map((entry) => ({
        at: entry.at.toISOString(),
        browser: entry.browser ?? '',
        place: placeOf(toUse(entry), seen),
        outcome: outcomes[entry.event as keyof typeof outcomes],
      })),
  }
}

function toUse({ at, network }: Entry): Use {
  return { at, network: network ?? '' }
}
