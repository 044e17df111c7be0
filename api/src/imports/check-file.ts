import { createHash } from 'node:crypto'
import { lstat, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from './fields.ts'

const MEBIBYTE = 1024 * 1024
const LARGEST_MEBIBYTES = 25

/** Answers the path of a PDF of the folder that is what the manifest says; throws a `Fault`. */
export async function checkFile(
  folder: string,
  { file, sha256 }: { file: string; sha256: string },
): Promise<string> {
  const path = join(folder, file)
  const bytes = await sizeOf(path)
  // A link would let the folder name any file of the machine.
  if ((await realpath(path)) !== join(await realpath(folder), file)) {
    throw new Fault('fichier', 'c’est un lien, et non un fichier du dossier')
  }
  if (bytes === 0) throw new Fault('fichier', 'le fichier est vide')
  if (bytes > LARGEST_MEBIBYTES * MEBIBYTE) {
    throw new Fault('fichier', `le fichier dépasse ${String(LARGEST_MEBIBYTES)}\u00a0Mo`)
  }
  const content = await read(path)
  if (content.toString('latin1', 0, 5) !== '%PDF-') {
    throw new Fault('fichier', 'ce n’est pas un PDF')
  }
  if (createHash('sha256').update(content).digest('hex') !== sha256) {
    throw new Fault('sha256', 'le fichier n’a pas cette empreinte')
  }
  return path
}

async function sizeOf(path: string): Promise<number> {
  try {
    const stats = await lstat(path)
    if (stats.isSymbolicLink())
      throw new Fault('fichier', 'c’est un lien, et non un fichier du dossier')
    if (!stats.isFile()) throw new Fault('fichier', 'ce n’est pas un fichier')
    return stats.size
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('fichier', 'le fichier manque')
  }
}

/** Whole: one file at a time, and none is large. */
async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch {
    throw new Fault('fichier', 'le fichier n’a pas pu être lu')
  }
}
