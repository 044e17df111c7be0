import { acceptedExtensions, type AcceptedExtension } from 'content-types'

/**
 * The name as it is kept and shown, never used as a path: what a browser sent without its folders,
 * without characters that are not seen or that turn the others around.
 */
export function cleanName(sent: string): string {
  const base = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const seen = base.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '').replace(/\s+/g, ' ')
  return seen.replace(/^ +|[. ]+$/g, '') || 'fichier'
}

/** In small letters, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}

export function isAccepted(extension: string): extension is AcceptedExtension {
  return (acceptedExtensions as readonly string[]).includes(extension)
}
