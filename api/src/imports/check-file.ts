import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, open, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
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
  if ((await firstBytes(path)) !== '%PDF-') throw new Fault('fichier', 'ce n’est pas un PDF')
  if ((await hashOf(path)) !== sha256) {
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

async function firstBytes(path: string): Promise<string> {
  const handle = await openFile(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(5), 0, 5, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function openFile(path: string) {
  try {
    return await open(path)
  } catch {
    throw new Fault('fichier', 'le fichier n’a pas pu être lu')
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
