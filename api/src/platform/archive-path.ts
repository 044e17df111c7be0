import { sha256 } from './tokens.ts'

/** What Windows, macOS or a shell would take for something else than a letter of a name. */
const unsafe = /[\\/:*?"<>|\p{C}]/gu
const MAX_NAME = 100

/**
 * Where a file is in the archive: its own name made harmless, after a word made from its id, so that
 * two files never fall on one another.
 */
export function archivePath(folder: string, id: string, name: string): string {
  const [ending = ''] = /\.[\p{L}\p{N}]{1,9}$/u.exec(name) ?? []
  const stem = cut(harmless(name.slice(0, name.length - ending.length)), MAX_NAME)
  return `${folder}/${sha256(id).slice(0, 8)}_${stem}${ending}`
}

function harmless(name: string): string {
  return name.replace(unsafe, '_').trim() || 'fichier'
}

/** Never through the middle of a letter. */
function cut(text: string, length: number): string {
  return Array.from(text).slice(0, length).join('')
}
