import { count, formatBytes } from 'content-types/french'
import { isPhoto } from './photo-steps.ts'

/** Beyond this a browser would need more memory than a phone has. */
const MOST_READ_BYTES = 60 * 1024 * 1024

export interface FileLimits {
  extensions: readonly string[]
  mostBytes: number
  mostFiles: number
}

/** Why a file cannot join the `chosen` ones, said before it is sent; the server looks inside. */
export function refusalOf(
  { name, size }: Pick<File, 'name' | 'size'>,
  { extensions, mostBytes, mostFiles }: FileLimits,
  chosen: number,
): string | undefined {
  const extension = name.split('.').pop()?.toLowerCase() ?? ''
  if (!extensions.includes(extension))
    return 'Ce format n’est pas accepté\u00a0: choisissez une image (jpeg, png), un document texte (pdf, word) ou un tableau (excel).'
  if (size === 0)
    return 'Ce fichier est vide. Vérifiez qu’il s’ouvre sur votre appareil, puis choisissez-le à nouveau.'
  if (size > mostBytes)
    return `Ce fichier dépasse la limite de ${formatBytes(mostBytes)} par fichier. Réduisez-le ou envoyez-le en plusieurs parties.`
  if (chosen >= mostFiles)
    return `Un envoi compte au plus ${count(mostFiles, 'fichier')}. Transmettez celui-ci dans un autre envoi.`
  return undefined
}

/** What to ask before a photo that would be refused is made into one that passes. */
export function photoOfferFor(
  file: Pick<File, 'name' | 'size' | 'type'>,
  { extensions, mostBytes }: FileLimits,
): { question: string; yes: string } | undefined {
  if (!isPhoto(file) || file.size === 0 || file.size > MOST_READ_BYTES) return undefined
  const extension = file.name.split('.').pop()?.toLowerCase() ?? ''
  if (!extensions.includes(extension))
    return {
      question: `Les photos au format ${extension} ne sont pas acceptées. Convertir celle-ci en jpeg avant l’envoi\u00a0?`,
      yes: 'Convertir la photo',
    }
  return {
    question: `Cette photo pèse ${formatBytes(file.size)}\u00a0; la limite est de ${formatBytes(mostBytes)}. La réduire à environ 2\u00a0Mo avant l’envoi\u00a0?`,
    yes: 'Réduire la photo',
  }
}
