import type { NotificationChoice } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { isAlways, listChoices, recordConsents } from '../notifications/index.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import type { SignedIn } from '../sessions/index.ts'

/** Only what differs is written: a consent keeps the date at which it was given. */
export async function chooseNotifications(
  deps: Deps,
  c: Context<AppEnv>,
  { id: accountId, siret }: SignedIn,
  choices: readonly NotificationChoice[],
): Promise<void> {
  const present = await listChoices(deps, accountId)
  const changed = present.flatMap(({ kind, channel, accepted }) => {
    const chosen = choices.findLast((choice) => choice.kind === kind && choice.channel === channel)
    return chosen && chosen.accepted !== accepted && !isAlways(chosen) ? [chosen] : []
  })
  if (changed.length === 0) return
  await deps.database.write([
    ...recordConsents(accountId, changed, { at: deps.clock.now() }),
    recordEvent(deps, {
      event: 'notifications-chosen',
      actor: 'holder',
      accountId,
      siret,
      client: clientOf(c),
    }),
  ])
}
