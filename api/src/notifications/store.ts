import {
  channels,
  consentText,
  notificationKinds,
  type Channel,
  type NotificationChoice,
  type NotificationKind,
} from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** One row a choice, with the words that were agreed to; an earlier choice stays as it was made. */
export function recordConsents(
  accountId: string,
  choices: readonly NotificationChoice[],
  { at, textVersion = consentText.version }: { at: Date; textVersion?: string },
): Statement[] {
  return choices.map(({ kind, channel, accepted }) => ({
    sql: `INSERT INTO consents (account_id, kind, channel, accepted, text_version, at)
          VALUES (?, ?, ?, ?, ?, ?)`,
    args: [accountId, kind, channel, accepted, textVersion, at],
  }))
}

const acceptedSchema = z.object({ channel: z.enum(channels), accepted: z.number() })

/** The channels whose latest consent is a yes. */
export async function findAcceptedChannels(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  kind: NotificationKind,
): Promise<Channel[]> {
  const rows = await database.read(
    `SELECT channel, accepted, MAX(id) FROM consents
     WHERE account_id = ? AND kind = ? GROUP BY channel`,
    [accountId, kind],
  )
  return rows
    .map((row) => acceptedSchema.parse(row))
    .filter(({ accepted }) => accepted === 1)
    .map(({ channel }) => channel)
}

const consentSchema = acceptedSchema.extend({ kind: z.enum(notificationKinds) })

/** Each kind with each channel; a no where nothing was ever chosen. */
export async function findConsents(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
): Promise<NotificationChoice[]> {
  const rows = await database.read(
    `SELECT kind, channel, accepted, MAX(id) FROM consents
     WHERE account_id = ? GROUP BY kind, channel`,
    [accountId],
  )
  const consents = rows.map((row) => consentSchema.parse(row))
  return notificationKinds.flatMap((kind) =>
    channels.map((channel) => ({
      kind,
      channel,
      accepted: consents.some(
        (consent) => consent.kind === kind && consent.channel === channel && consent.accepted === 1,
      ),
    })),
  )
}
