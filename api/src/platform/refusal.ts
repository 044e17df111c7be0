import { accessSync, constants, statSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'

/** An expected failure of a command: its message is a whole sentence for the person at the terminal. */
export class Refusal extends Error {}

/** The command is badly written; its help is shown too. */
export class WrongUse extends Refusal {}

/** Refuses what is missing, may not be read, or is not what was asked for. */
export function requireReadable(path: string, wanted: 'file' | 'folder'): Stats {
  const stats = explain(path, () => statSync(path))
  if (wanted === 'file' && stats.isDirectory()) {
    throw new Refusal(`« ${path} » est un dossier ; un fichier est attendu.`)
  }
  if (wanted === 'folder' ? !stats.isDirectory() : !stats.isFile()) {
    throw new Refusal(`« ${path} » n’est pas un ${wanted === 'folder' ? 'dossier' : 'fichier'}.`)
  }
  explain(path, () => accessSync(path, constants.R_OK))
  return stats
}

/** Refuses a file to write whose folder is missing or closed, or that is itself a folder. */
export function requireWritable(path: string): void {
  const folder = dirname(path)
  explain(folder, () => accessSync(folder, constants.W_OK))
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Refusal(`« ${path} » est un dossier ; un fichier est attendu.`)
  }
}

function explain<T>(path: string, look: () => T): T {
  try {
    return look()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Refusal(`« ${path} » n’existe pas.`)
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw new Refusal(`Vous n’avez pas le droit d’utiliser « ${path} ».`)
    }
    throw error
  }
}
