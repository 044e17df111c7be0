import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { isCanonical } from './address.ts'
import { prepare, type HeaderList, type Prepared } from './prepared.ts'

export interface BuiltFiles {
  files: ReadonlyMap<string, Prepared>
  /** Names this build: changes with its files and with the headers they are sent with. */
  build: string
}

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}

/** Addresses under it carry a digest of their content. */
const HASHED = '/_astro/'

/** Reads the built files once, by address, compressed as far as they go. */
export async function readBuiltFiles(folder: string, security: HeaderList): Promise<BuiltFiles> {
  const files = new Map<string, Prepared>()
  const names = createHash('sha256').update(JSON.stringify(security))
  for (const path of await listFiles(folder)) {
    const address = `/${relative(folder, path).split(sep).join('/')}`
    const type = mediaTypes[extname(path)]
    if (!type || !isCanonical(address)) throw new Error(`Fichier construit inattendu : ${address}`)
    const cacheControl = address.startsWith(HASHED)
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=3600'
    const bytes = await readFile(path)
    names.update(address).update(createHash('sha256').update(bytes).digest())
    files.set(
      address,
      await prepare({
        bytes,
        type,
        headers: [['cache-control', cacheControl], ...security],
        effort: 'once',
      }),
    )
  }
  return { files, build: names.digest('hex').slice(0, 16) }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
