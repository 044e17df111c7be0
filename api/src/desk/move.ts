import type { DeskRequest } from 'content-types'
import type { Deps } from '../deps.ts'
import { queueMail } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { rescope } from '../requests/index.ts'
import { findTheme, type MirroredTheme } from '../themes/index.ts'
import { addMessage, type NewMessage } from '../threads/index.ts'
import { act, type Deed } from './act.ts'
import { setService } from './action-store.ts'
import { movedLetter } from './mails.ts'
import { wrongFields } from './problems.ts'
import type { RequestRow } from './request-store.ts'

/**
 * The request is another service's from now on. The employer reads which; the reason is a note for
 * colleagues. When it was sent does not change, nor does any receipt.
 */
export async function move(
  deps: Deps,
  deed: Deed,
  { service, text }: { service: string; text: string },
): Promise<DeskRequest> {
  const theme = await findTheme(deps, service)
  if (!theme) {
    throw wrongFields([
      { field: 'service', message: 'Choisissez le service qui doit traiter cette demande.' },
    ])
  }
  return act(deps, deed, {
    event: 'request-moved',
    kind: 'moved',
    text: `Demande transmise au service « ${theme.serviceName} ».`,
    typed: [service, text],
    rule: 'move',
    movesTo: service,
    changes: (request, message) => {
      if (request.slug === service) throw alreadyThere()
      return changeService(deps, request, theme, noteOf(message, text))
    },
  })
}

function changeService(
  deps: Deps,
  request: RequestRow,
  theme: MirroredTheme,
  reason: NewMessage,
): Statement[] {
  const { id, accountId, reference, employerName, siret, serviceName: from } = request
  return [
    setService(id, theme),
    rescope(id, accountId, theme.slug),
    queueMail(deps, {
      to: theme.serviceEmail,
      letter: movedLetter(deps.settings.publicUrl, { reference, employerName, siret, from }),
      dedupe: `moved:${reason.id}`,
    }),
    ...addMessage(reason),
  ]
}

/** For colleagues, beside what the employer reads. */
function noteOf({ requestId, at, sender, author, agentId }: NewMessage, text: string): NewMessage {
  const note = { id: createId(), requestId, at, kind: 'note', sender, author, text } as const
  return agentId === undefined ? note : { ...note, agentId }
}

function alreadyThere() {
  return wrongFields([
    {
      field: 'service',
      message: 'Cette demande est déjà celle de ce service : choisissez-en un autre.',
    },
  ])
}
