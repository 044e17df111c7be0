import { formatBytes, formatSiret, receiptKinds } from 'content-types'
import {
  contentWidth,
  drawFacts,
  drawLetterhead,
  drawQrCode,
  drawTable,
  ink,
  margin,
  millimetres,
  Sheet,
} from '../platform/pdf/index.ts'
import { codeOf } from './code.ts'
import type { ReceiptContent } from './content.ts'
import { notAcknowledged, sayInstant, sayReceived, saySilence, sayTaken } from './wording.ts'

interface Drawing {
  content: ReceiptContent
  /** SHA-256 of the content as it is kept. */
  fingerprint: string
  publicUrl: string
  isSpecimen: boolean
}

/** An accusé as a document to keep and to hand on; a task of the threads that draw. */
export async function run(drawing: Drawing): Promise<Uint8Array> {
  const { content, isSpecimen } = drawing
  const title = `${receiptKinds[content.kind]} ${content.reference}`
  const sheet = await Sheet.open({
    title,
    author: 'Enim',
    creator: 'Espace personnel Enim',
    date: new Date(content.issuedAt),
    watermark: isSpecimen ? 'SPÉCIMEN' : undefined,
  })
  drawHead(sheet, drawing)
  drawSending(sheet, content)
  if (content.kind === 'are') drawHandling(sheet, content)
  drawSender(sheet, content)
  drawFiles(sheet, content)
  drawVerification(sheet, drawing)
  const specimen = isSpecimen ? ' · SPÉCIMEN sans valeur · données fictives' : ''
  return sheet.save(`${receiptKinds[content.kind]} ${content.reference}${specimen}`)
}

const qrSide = millimetres(30)

function drawHead(sheet: Sheet, { content, publicUrl, isSpecimen }: Drawing): void {
  drawLetterhead(sheet, {
    sender: isSpecimen ? 'Enim – portail de démonstration' : 'Enim',
    service: content.service,
  })
  const top = sheet.y
  const width = contentWidth - qrSide - 24
  sheet.paragraph(receiptKinds[content.kind], {
    width,
    size: 17,
    bold: true,
    color: ink.navy,
    role: 'H1',
    gap: 4,
  })
  sheet.paragraph(content.reference, { width, size: 14, bold: true, gap: 10 })
  sheet.paragraph(content.kind === 'aee' ? sayReceived(content) : sayTaken(content), {
    width,
    gap: 6,
  })
  const address = verificationAddress(publicUrl, content)
  drawQrCode(sheet, {
    text: address,
    x: margin + contentWidth - qrSide,
    top,
    side: qrSide,
    says: `Code à lire avec un téléphone, qui mène à ${address}`,
  })
  sheet.y = Math.min(sheet.y, top - qrSide) - 12
}

function drawSending(sheet: Sheet, content: ReceiptContent): void {
  heading(sheet, 'L’envoi')
  drawFacts(sheet, [
    ['Reçu par voie électronique par l’Enim', sayInstant(content.receivedAt)],
    ['Thème', content.theme],
    ['Service', content.service],
    ['Objet', content.object],
  ])
  if (content.kind === 'aee') sheet.paragraph(notAcknowledged, { bold: true, gap: 14 })
}

function drawHandling(sheet: Sheet, content: ReceiptContent): void {
  const { contact, issuedAt, remedies } = content
  heading(sheet, 'La prise en charge')
  drawFacts(sheet, [
    ['Accusé délivré', sayInstant(issuedAt)],
    ['Service chargé de la suite', content.service],
    ['Adresse', contact?.address ?? ''],
    ['Adresse électronique', contact?.email ?? ''],
    ['Téléphone', contact?.phone ?? ''],
  ])
  heading(sheet, 'Si l’Enim ne répond pas')
  for (const sentence of saySilence(content)) sheet.paragraph(sentence, { gap: 5 })
  sheet.y -= 9
  if (remedies === undefined) return
  heading(sheet, 'Délais et voies de recours')
  sheet.paragraph(remedies, { gap: 14 })
}

function drawSender(sheet: Sheet, { sender }: ReceiptContent): void {
  heading(sheet, 'L’expéditeur')
  drawFacts(sheet, [
    ['Raison sociale', sender.name],
    ['SIRET', formatSiret(sender.siret)],
    ['Envoyé par', sender.holder],
    ['Adresse e-mail', sender.email],
  ])
}

function drawFiles(sheet: Sheet, { files }: ReceiptContent): void {
  sheet.reserve(120)
  heading(sheet, 'Les fichiers')
  if (files.length === 0) {
    sheet.paragraph('Aucun fichier n’était joint.', { gap: 14 })
    return
  }
  drawTable(
    sheet,
    [
      { title: 'Nom', width: 5 },
      { title: 'Taille', width: 1.8, align: 'right' },
      { title: 'Empreinte SHA-256', width: 5.2 },
    ],
    files.map(({ name, bytes, sha256 }) => [name, formatBytes(bytes), sha256]),
  )
}

function drawVerification(sheet: Sheet, { content, fingerprint, publicUrl }: Drawing): void {
  sheet.reserve(110)
  heading(sheet, 'Vérifier cet accusé')
  drawFacts(sheet, [
    ['Adresse', verificationAddress(publicUrl, content)],
    ['Code de vérification', codeOf(fingerprint)],
  ])
  sheet.paragraph(
    `À cette adresse, toute personne peut vérifier que l’Enim a délivré cet accusé et qu’un fichier fait bien partie de l’envoi. Le code est le début de l’empreinte SHA-256 du contenu de l’accusé, qui prend place dans le registre que l’Enim signe et publie chaque jour (${publicUrl}/verifier/registre).`,
    { size: 9, color: ink.grey, gap: 0 },
  )
}

function verificationAddress(publicUrl: string, { reference }: ReceiptContent): string {
  return `${publicUrl}/verifier/${reference}`
}

function heading(sheet: Sheet, text: string): void {
  sheet.reserve(60)
  sheet.paragraph(text, { size: 11.5, bold: true, color: ink.navy, role: 'H2', gap: 3 })
}
