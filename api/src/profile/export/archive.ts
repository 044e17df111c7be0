import { makeZip } from 'client-zip'
import type { Readable } from 'node:stream'
import { formatSiret } from 'content-types'
import type { Deps } from '../../deps.ts'
import { openVerified } from '../../platform/blobs/index.ts'
import type { SignedIn } from '../../sessions/index.ts'
import { archivedFiles, type ArchivedFile } from './archived-files.ts'
import type { Facts } from './facts.ts'
import { sectionsOf } from './sections.ts'
import { writeJson } from './write-json.ts'
import { writePage } from './write-page.ts'

interface Entry {
  name: string
  lastModified: Date
  input: string | AsyncIterable<string | Buffer>
}

/** The whole export, made while it is read: however much there is, little is held at once. */
export function makeArchive(deps: Deps, account: SignedIn): ReadableStream<Uint8Array> {
  return makeZip(endedByThrow(entriesOf(deps, account)), { buffersAreUTF8: true })
}

/** client-zip calls `throw` when the reader leaves, which is no failure. */
function endedByThrow<T>(entries: AsyncGenerator<T>): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => entries.next(),
      throw: () => entries.return(undefined),
    }),
  }
}

async function* entriesOf(deps: Deps, account: SignedIn): AsyncGenerator<Entry> {
  const lastModified = deps.clock.now()
  const head: Facts = {
    Employeur: account.name,
    SIRET: formatSiret(account.siret),
    'Exporté le': lastModified,
  }
  const sections = sectionsOf(deps, account)
  yield { name: 'index.html', lastModified, input: writePage(head, sections) }
  yield { name: 'donnees.json', lastModified, input: writeJson(head, sections) }
  for await (const file of archivedFiles(deps, account.id)) yield* entryOf(deps, file)
}

/** A file that cannot be read whole leaves a note in its place, and the rest of the archive good. */
async function* entryOf(deps: Deps, file: ArchivedFile): AsyncGenerator<Entry> {
  const { path, date: lastModified } = file
  let content: Readable
  try {
    content = await openVerified(deps.blobs, file.blobId, file.sha256)
  } catch (error) {
    deps.log.error('file left out of an export', { error })
    const input = 'Ce fichier n’a pas pu être lu. Signalez-le à l’Enim.\n'
    yield { name: `${path} - absent.txt`, lastModified, input }
    return
  }
  try {
    yield { name: path, lastModified, input: content }
  } finally {
    content.destroy()
  }
}
