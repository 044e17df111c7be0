import { limits } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { allOf, writeIf } from '../platform/claim.ts'
import type { Client } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import { createToken, sha256 } from '../platform/tokens.ts'
import { findUnconfirmed, isUnconfirmed, replaceLink, type Link } from './link-store.ts'
import { countMail, mayMail } from './mail-limit-store.ts'
import { confirmationLetter } from './mails.ts'

const DURATION_MS = limits.activationHours * 3_600_000

interface Receiver {
  siret: string
  holder: string
  email: string
  client?: Client | undefined
}

/** A new link, its mail, and the condition that its address may have one more. */
export function createConfirmation(
  deps: Deps,
  { siret, holder, email, client }: Receiver,
): { link: Link; condition: Statement; statements: Statement[] } {
  const token = createToken()
  const expiresAt = new Date(deps.clock.now().getTime() + DURATION_MS)
  const link = { hash: sha256(token), expiresAt }
  const href = `${deps.settings.publicUrl}/connexion/activation?cle=${token}`
  return {
    link,
    condition: mayMail(deps, email),
    statements: [
      countMail(deps, email),
      queueMail(deps, {
        to: email,
        letter: confirmationLetter({ holder, siret, href, expiresAt }),
        dedupe: `confirmation:${link.hash}`,
        priority: 'urgent',
      }),
      recordEvent(deps, {
        event: 'confirmation-sent',
        actor: 'visitor',
        siret,
        ...(client && { client }),
      }),
    ],
  }
}

/** What asks for it, to be ended in the same batch and only while it still holds. */
interface Asking {
  client?: Client
  condition?: Statement
  statements?: readonly Statement[]
}

/**
 * Another link to an unconfirmed first connection, the former one dying. False when nothing was
 * written: there is none, its address had three mails within the hour, or the asking holds no more.
 */
export async function resendConfirmation(
  deps: Deps,
  siret: string,
  { client, condition: stillAsked, statements: ending = [] }: Asking = {},
): Promise<boolean> {
  const unconfirmed = await findUnconfirmed(deps, { siret })
  if (!unconfirmed) return false
  const { link, condition, statements } = createConfirmation(deps, { ...unconfirmed, client })
  const conditions = [isUnconfirmed(unconfirmed.id), condition, ...(stillAsked ? [stillAsked] : [])]
  const written = await writeIf(deps.database, allOf(conditions), [
    replaceLink(unconfirmed.id, link),
    ...statements,
    ...ending,
  ])
  if (written) wakeOutbox(deps)
  return written !== undefined
}
