import { certificateKinds, formatSiret } from 'content-types'
import {
  contentWidth,
  drawFacts,
  drawLetterhead,
  drawQrCode,
  ink,
  margin,
  millimetres,
  Sheet,
} from '../platform/pdf/index.ts'
import type { CertificateContent } from './content.ts'

/** What each document made on demand has around its own text. */
export interface Drawing<Content extends CertificateContent> {
  content: Content
  /** The first digits of the content's fingerprint. */
  code: string
  publicUrl: string
  isSpecimen: boolean
}

const qrSide = millimetres(30)

/** The sheet with letterhead, title, reference and the QR code that leads to its verification. */
export async function openFrame(
  drawing: Drawing<CertificateContent>,
  subtitle: string,
): Promise<Sheet> {
  const { content, isSpecimen } = drawing
  const { kind, reference } = content
  const sheet = await Sheet.open({
    title: `${certificateKinds[kind]} ${reference}`,
    author: 'Enim',
    creator: 'Espace personnel Enim',
    date: new Date(content.issuedAt),
    watermark: isSpecimen ? 'SPÉCIMEN' : undefined,
  })
  drawLetterhead(sheet, {
    sender: isSpecimen ? 'Enim – portail de démonstration' : 'Enim',
    service: 'Service Cotisation',
  })
  drawTitle(sheet, drawing, subtitle)
  return sheet
}

export function drawEmployer(sheet: Sheet, { employer }: CertificateContent): void {
  heading(sheet, 'L’employeur')
  drawFacts(sheet, [
    ['Raison sociale', employer.name],
    ['SIRET', formatSiret(employer.siret)],
    ['Adresse', employer.address],
  ])
}

/** How anybody checks the document, then the end of the file. */
export function closeFrame(
  sheet: Sheet,
  { content, code, publicUrl, isSpecimen }: Drawing<CertificateContent>,
): Promise<Uint8Array> {
  sheet.reserve(120)
  heading(sheet, 'Vérifier ce document')
  drawFacts(sheet, [
    ['Adresse', verificationAddress(publicUrl, content)],
    ['Référence', content.reference],
    ['Code de vérification', code],
  ])
  sheet.paragraph(
    `À cette adresse, toute personne peut vérifier que l’Enim a délivré ce document, qu’elle ne l’a pas retiré depuis, et qu’un fichier est bien celui qu’elle a délivré. Le code est le début de l’empreinte SHA-256 de son contenu, qui prend place dans le registre que l’Enim signe et publie chaque jour (${publicUrl}/verifier/registre).`,
    { size: 9, color: ink.grey, gap: 0 },
  )
  const specimen = isSpecimen ? ' · SPÉCIMEN sans valeur · données fictives' : ''
  return sheet.save(`${certificateKinds[content.kind]} ${content.reference}${specimen}`)
}

export function heading(sheet: Sheet, text: string): void {
  sheet.reserve(60)
  sheet.paragraph(text, { size: 11.5, bold: true, color: ink.navy, role: 'H2', gap: 3 })
}

function drawTitle(
  sheet: Sheet,
  { content, publicUrl }: Drawing<CertificateContent>,
  subtitle: string,
): void {
  const top = sheet.y
  const width = contentWidth - qrSide - 24
  const title = { width, size: 17, bold: true, color: ink.navy, role: 'H1', gap: 4 } as const
  sheet.paragraph(certificateKinds[content.kind], title)
  sheet.paragraph(content.reference, { width, size: 14, bold: true, gap: 10 })
  sheet.paragraph(subtitle, { width, gap: 6 })
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

function verificationAddress(publicUrl: string, { reference }: CertificateContent): string {
  return `${publicUrl}/verifier/${reference}`
}
