import { formatDate, formatSiret, limits } from 'content-types'
import {
  contentWidth,
  drawLetterhead,
  drawList,
  fromTop,
  ink,
  margin,
  millimetres,
  Sheet,
} from '../platform/pdf/index.ts'
import { formatTypedCode } from '../platform/typed-code.ts'
import type { Employer } from './store.ts'

interface Letter {
  employer: Employer
  /** In clear; nothing else ever holds it. */
  key: string
  expiresAt: Date
  date: Date
  /** Where the portal is: the address that people type. */
  publicUrl: string
  isSpecimen: boolean
}

/** The letter, to fold in three into an envelope with a window at the right. */
export async function drawActivationLetter(letter: Letter): Promise<Uint8Array> {
  const sheet = await Sheet.open({
    title: 'Votre clé d’activation de l’espace personnel Enim',
    author: 'Enim',
    creator: 'Espace personnel Enim',
    date: letter.date,
    watermark: letter.isSpecimen ? 'SPÉCIMEN' : undefined,
  })
  drawEnvelopeSide(sheet, letter)
  drawIntroduction(sheet, letter)
  drawKey(sheet, letter)
  drawSteps(sheet, letter)
  drawAdvice(sheet, letter)
  const footer = letter.isSpecimen ? ' · SPÉCIMEN sans valeur · données fictives' : ''
  return sheet.save(`Enim · Espace personnel des employeurs${footer}`)
}

/** Of a page folded in three, and of the window: NF Z 11-001, paper of 210 × 297 mm. */
const folds = [99, 198]
const addressBlock = { left: millimetres(110), top: 50, width: millimetres(82), bottom: 84 }

function drawEnvelopeSide(sheet: Sheet, { employer, date, isSpecimen }: Letter): void {
  drawLetterhead(sheet, {
    sender: isSpecimen ? 'Enim – portail de démonstration' : 'Enim',
    service: 'Espace personnel des employeurs',
  })
  sheet.tags.artifact(sheet.page, () => {
    for (const fold of folds) {
      const y = fromTop(fold)
      const ends = { start: { x: millimetres(4), y }, end: { x: millimetres(9), y } }
      sheet.page.drawLine({ ...ends, thickness: 0.5, color: ink.rule })
    }
  })
  const { left: x, top, width } = addressBlock
  sheet.y = fromTop(top)
  sheet.paragraph(employer.name, { x, width, bold: true, size: 10.5, gap: 0 })
  sheet.paragraph(capitalizeTown(employer.address), { x, width, size: 10.5, gap: 14 })
  const below = Math.min(sheet.y, fromTop(addressBlock.bottom))
  const siret = formatSiret(employer.siret).replaceAll(' ', '\u00a0')
  sheet.y = fromTop(top)
  sheet.paragraph(`Le ${formatDate(date)}\nSIRET\u00a0: ${siret}`, {
    width: x - margin,
    size: 9.5,
    color: ink.grey,
  })
  sheet.y = below
}

/** The post reads the last line, in capitals. */
function capitalizeTown(address: string): string {
  const lines = address.split('\n')
  return [...lines.slice(0, -1), lines.at(-1)?.toLocaleUpperCase('fr-FR')].join('\n')
}

function drawIntroduction(sheet: Sheet, { publicUrl }: Letter): void {
  sheet.paragraph('Votre clé d’activation de l’espace personnel', {
    size: 16,
    bold: true,
    color: ink.navy,
    role: 'H1',
    gap: 8,
  })
  sheet.paragraph('Madame, Monsieur,', { gap: 5 })
  sheet.paragraph(
    `L’espace personnel Enim est le portail des employeurs de marins\u00a0: vous y envoyez vos documents contre un accusé d’enregistrement, vous y trouvez vos attestations et vos bulletins, vous y posez vos questions. Il se trouve à l’adresse ${publicUrl}.`,
    { gap: 5 },
  )
  sheet.paragraph(
    'Voici la clé qui vous permet d’y créer votre compte, sans avoir à répondre à la question sur vos titres de cotisation.',
    { gap: 12 },
  )
}

function drawKey(sheet: Sheet, { key, expiresAt }: Letter): void {
  const height = 78
  sheet.reserve(height + 16)
  const top = sheet.y
  const { page } = sheet
  sheet.tags.artifact(page, () => {
    const box = { x: margin, y: top - height, height }
    page.drawRectangle({ ...box, width: contentWidth, color: ink.foam })
    page.drawRectangle({ ...box, width: 4, color: ink.sea })
  })
  const center = (text: string, y: number, style: Parameters<Sheet['write']>[3] = {}) => {
    const width = sheet.widthOf(text, style.size ?? 10, style.bold)
    sheet.write(text, margin + (contentWidth - width) / 2, y, style)
  }
  center('Votre clé d’activation', top - 18, { size: 9.5, color: ink.grey })
  const groups = formatTypedCode(key).replaceAll('-', '\u00a0–\u00a0')
  center(groups, top - 49, { size: 27, bold: true, color: ink.navy })
  center(`Valable une fois, jusqu’au ${formatDate(expiresAt)}`, top - 68, { size: 9.5 })
  sheet.y = top - height - 6
  sheet.paragraph(
    'Elle ne contient ni la lettre O, ni les lettres I et L\u00a0: lisez les chiffres zéro et un.',
    { size: 8.5, color: ink.grey, gap: 10 },
  )
}

function drawSteps(sheet: Sheet, { publicUrl }: Letter): void {
  heading(sheet, 'Trois étapes pour créer votre compte')
  drawList(sheet, [
    [
      '1.',
      `Ouvrez la page ${publicUrl}/connexion et saisissez votre SIRET dans le bloc «\u00a0Première connexion\u00a0».`,
    ],
    [
      '2.',
      'À la question de validation, choisissez «\u00a0J’ai reçu une clé d’activation par courrier\u00a0» et saisissez la clé ci-dessus.',
    ],
    [
      '3.',
      `Indiquez vos coordonnées et choisissez votre mot de passe à ${String(limits.codeDigits)} chiffres. Un e-mail de confirmation vous est envoyé\u00a0: ouvrez son lien dans les ${String(limits.activationHours)} heures.`,
    ],
  ])
}

/** The manual's help line. */
const HELP_LINE = '0 811 701 703'

function drawAdvice(sheet: Sheet, { publicUrl }: Letter): void {
  const telephone = HELP_LINE.replaceAll(' ', '\u00a0')
  heading(sheet, 'Pour votre sécurité')
  drawList(sheet, [
    [
      '–',
      'Ne donnez cette clé à personne. L’Enim ne vous la demandera jamais, ni par téléphone, ni par e-mail.',
    ],
    [
      '–',
      `Tapez vous-même l’adresse ${publicUrl} et vérifiez-la avant de saisir quoi que ce soit.`,
    ],
    [
      '–',
      'Cette clé remplace celle d’un courrier plus ancien. Une fois le compte créé, détruisez cette lettre.',
    ],
  ])
  sheet.paragraph(
    `Vous n’attendiez pas ce courrier, ou vous avez besoin d’aide\u00a0? Appelez le ${telephone} (service 0,06\u00a0€ / min + prix appel).`,
    { gap: 8 },
  )
  sheet.paragraph('Votre service Enim', { x: addressBlock.left, width: addressBlock.width })
}

function heading(sheet: Sheet, text: string): void {
  sheet.paragraph(text, { size: 11.5, bold: true, color: ink.navy, role: 'H2', gap: 3 })
}
