import { formatSiret } from 'content-types'
import type { Deps } from '../deps.ts'
import { queueMail, type Letter } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import { findTheme } from '../themes/index.ts'
import type { FoundRequest } from './request-store.ts'

/** To the service that has the request; nothing once its theme is no longer offered. */
export async function queueServiceNotice(
  deps: Deps,
  { theme: { slug } }: FoundRequest,
  mail: { letter: Letter; dedupe: string },
): Promise<Statement[]> {
  const theme = await findTheme(deps, slug)
  return theme ? [queueMail(deps, { ...mail, to: theme.serviceEmail })] : []
}

export function withdrawalLetter(publicUrl: string, request: FoundRequest): Letter {
  return {
    subject: `Demande retirée : ${request.reference}`,
    paragraphs: [
      'Une demande a été retirée par l’employeur qui l’avait envoyée : elle n’appelle plus de réponse.',
      facts(request),
      deskLink(publicUrl, request),
    ],
  }
}

export function callbackLetter(publicUrl: string, request: FoundRequest): Letter {
  return {
    subject: `Rappel demandé : ${request.reference}`,
    paragraphs: [
      'Un employeur demande à être appelé au sujet de sa demande. Le jour, le moment et le numéro sont sur l’espace agents.',
      facts(request),
      deskLink(publicUrl, request),
    ],
  }
}

/** Tells what it is about, and nothing of what it says. */
function facts({ reference, theme, sender }: FoundRequest) {
  return {
    facts: [
      ['Référence', reference],
      ['Thème', theme.name],
      ['Employeur', `${sender.name} (SIRET ${formatSiret(sender.siret)})`],
    ] as const,
  }
}

function deskLink(publicUrl: string, { reference }: FoundRequest) {
  return { link: { label: 'Ouvrir la demande', href: `${publicUrl}/agents/demandes/${reference}` } }
}
