import { count, formatBytes } from 'content-types/french'

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
