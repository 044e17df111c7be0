import { count, formatBytes, limits, type AcceptedExtension } from 'content-types'
import type { Fault } from './check-content.ts'
import type { Format } from './first-bytes.ts'

/** What people read beside the field: which file, what is wrong, what to do. */

const SHOWN_NAME_LENGTH = 60
const accepted = 'image (jpeg, png), document texte (pdf, word) ou tableau (excel)'

export function tooLongName(name: string): string {
  return `${quote(name)} : le nom de ce fichier dépasse ${String(limits.fileNameLength)} caractères. Renommez-le plus court, puis choisissez-le à nouveau.`
}

export function tooLarge(name: string, bytes: number, most: number = limits.fileBytes): string {
  const limit = formatBytes(most)
  const size = formatBytes(bytes) === limit ? `un peu plus de ${limit}` : formatBytes(bytes)
  return `${quote(name)} pèse ${size}, la limite est de ${limit} par fichier. Réduisez-le ou envoyez-le en plusieurs parties.`
}

export function empty(name: string): string {
  return `${quote(name)} est vide. Vérifiez qu’il s’ouvre sur votre appareil, puis choisissez-le à nouveau.`
}

export function tooMany(name: string): string {
  return `${quote(name)} n’a pas été pris : un envoi compte au plus ${count(limits.filesPerRequest, 'fichier')}. Transmettez-le dans un autre envoi.`
}

export function checkFailed(name: string): string {
  return `${quote(name)} n’a pas pu être vérifié : sa structure est trop complexe. ${printAgain}`
}

const printAgain = 'Imprimez-le en PDF, puis déposez-le à nouveau.'

/** For a name whose extension is not accepted, with the way out where there is one. */
export function refusedExtension(name: string, extension: string): string {
  const advice = adviceByExtension[extension]
  if (advice !== undefined) return `${quote(name)} ${advice}`
  return `${quote(name)} n’est pas d’un format accepté : ${accepted}.`
}

const withoutMacro = (target: string) =>
  `peut contenir des macros : enregistrez-le au format .${target} sans macro, puis déposez-le à nouveau.`
const saveAs = (kind: string, target: string) =>
  `est ${kind}, qui n’est pas un format accepté : enregistrez-le au format ${target}, puis déposez-le à nouveau.`

const adviceByExtension: Record<string, string | undefined> = {
  docm: withoutMacro('docx'),
  dotm: withoutMacro('docx'),
  xlsm: withoutMacro('xlsx'),
  xltm: withoutMacro('xlsx'),
  xlsb: withoutMacro('xlsx'),
  odt: saveAs('un document OpenDocument', '.docx ou .pdf'),
  ods: saveAs('un tableau OpenDocument', '.xlsx ou .pdf'),
  rtf: saveAs('un document RTF', '.docx ou .pdf'),
  csv: saveAs('un fichier CSV', '.xlsx'),
  heic: saveAs('une photo HEIC', 'JPEG'),
  heif: saveAs('une photo HEIF', 'JPEG'),
  webp: saveAs('une image WebP', 'JPEG ou PNG'),
  tif: saveAs('une image TIFF', 'PDF ou JPEG'),
  tiff: saveAs('une image TIFF', 'PDF ou JPEG'),
  zip: 'est une archive, qui n’est pas un format accepté : déposez un à un les fichiers qu’elle contient.',
}

/** For a file whose bytes are not what its extension promises. */
export function refusedContent(name: string, extension: AcceptedExtension, fault: Fault): string {
  return `${quote(name)} ${sentenceOf(extension, fault)}`
}

function sentenceOf(extension: AcceptedExtension, { kind, format }: Fault): string {
  switch (kind) {
    case 'other-format':
      return `n’est pas ${kindNames[extension]}${insteadOf(format)}. Enregistrez-le à nouveau depuis le programme qui l’a créé, dans un format accepté : ${accepted}.`
    case 'damaged':
      return `est endommagé ou incomplet : il ne peut pas être lu comme ${kindNames[extension]}. Ouvrez-le sur votre appareil et enregistrez-le à nouveau, ou ${lowerFirst(printAgain)}`
    case 'encrypted':
      return 'est protégé par un mot de passe : l’Enim ne pourrait pas l’ouvrir. Enregistrez-le sans protection, puis déposez-le à nouveau.'
    case 'macros':
      return `contient des macros : enregistrez-le au format .${extension.startsWith('doc') ? 'docx' : 'xlsx'} sans macro, puis déposez-le à nouveau.`
    case 'active':
      return `contient des programmes ou des actions automatiques. ${printAgain}`
    case 'embedded':
      return `contient d’autres fichiers ou objets. ${printAgain}`
    case 'linked':
      return `va chercher d’autres fichiers quand on l’ouvre : supprimez ces liaisons et enregistrez-le à nouveau, ou ${lowerFirst(printAgain)}`
    case 'trailing':
      return `contient autre chose que ${kindNames[extension]}. ${printAgain}`
    case 'too-complex':
      return 'prendrait une place démesurée une fois ouvert. Enregistrez-en une version plus légère, puis déposez-la à nouveau.'
  }
}

const kindNames: Record<AcceptedExtension, string> = {
  pdf: 'un document PDF',
  jpg: 'une image JPEG',
  jpeg: 'une image JPEG',
  png: 'une image PNG',
  doc: 'un document Word',
  docx: 'un document Word',
  xls: 'un tableau Excel',
  xlsx: 'un tableau Excel',
}

function insteadOf(format: Format): string {
  const found = formatNames[format]
  return found === undefined ? '' : `, c’est ${found}`
}

const formatNames: Record<Format, string | undefined> = {
  pdf: 'un document PDF',
  png: 'une image PNG',
  jpeg: 'une image JPEG',
  zip: 'une archive ou un document d’un autre format',
  compound: 'un document d’une ancienne version de Word ou d’Excel',
  program: 'un programme',
  page: 'une page web',
  rtf: 'un document RTF',
  image: 'une image d’un autre format',
  unknown: undefined,
}

/** Between guillemets with their no-break spaces, shortened in the middle so that its end is seen. */
function quote(name: string): string {
  const letters = Array.from(name)
  if (letters.length <= SHOWN_NAME_LENGTH) return `«\u00a0${name}\u00a0»`
  return `«\u00a0${letters.slice(0, 40).join('')}…${letters.slice(-15).join('')}\u00a0»`
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
