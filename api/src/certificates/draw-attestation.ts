import { count, formatDate, formatSiret } from 'content-types'
import { drawFacts } from '../platform/pdf/index.ts'
import { issueDay, type AttestationFacts, type Issue } from './content.ts'
import { closeFrame, drawEmployer, heading, openFrame, type Drawing } from './frame.ts'

/** An attestation de compte à jour; a task of the threads that draw. */
export async function run(drawing: Drawing<AttestationFacts & Issue>): Promise<Uint8Array> {
  const { content } = drawing
  const { employer, validUntil, dueTitles, latest } = content
  const issuedOn = sayDay(issueDay(content))
  const sheet = await openFrame(
    drawing,
    `Délivrée le ${issuedOn}, valable jusqu’au ${sayDay(validUntil)} inclus.`,
  )
  drawEmployer(sheet, content)
  heading(sheet, 'Ce que l’Enim atteste')
  sheet.paragraph(
    `L’Établissement national des invalides de la marine atteste que, le ${issuedOn}, ${employer.name} (SIRET ${formatSiret(employer.siret)}) est à jour du paiement de ses cotisations : tous les titres de cotisation échus avant cette date sont réglés.`,
    { gap: 12 },
  )
  drawFacts(sheet, [
    ['Titres échus, tous réglés', count(dueTitles, 'titre')],
    [
      'Dernier titre échu',
      latest
        ? `${latest.number}, ${latest.period}, échu le ${sayDay(latest.dueOn)}`
        : 'aucun titre n’est encore échu',
    ],
    ['Valable jusqu’au', `${sayDay(validUntil)} inclus`],
  ])
  sheet.paragraph(
    'Cette attestation est délivrée à la demande de l’employeur pour servir et valoir ce que de droit. Elle ne dit rien des sommes dont l’échéance vient après sa date, ni d’éventuels contrôles à venir.',
    { gap: 16 },
  )
  return closeFrame(sheet, drawing)
}

function sayDay(day: string): string {
  return formatDate(new Date(day))
}
