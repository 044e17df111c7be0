import { formatSiret } from 'content-types'
import type { Deps } from '../../deps.ts'
import { entryOf, makeArchive, type ZipEntry } from '../../platform/zip.ts'
import type { SignedIn } from '../../sessions/index.ts'
import { archivedFiles, receiptEntries } from './archived-files.ts'
import type { Facts } from './facts.ts'
import { sectionsOf } from './sections.ts'
import { writeJson } from './write-json.ts'
import { writePage } from './write-page.ts'

/** The whole export of an account. */
export function makeExport(deps: Deps, account: SignedIn): ReadableStream<Uint8Array> {
  return makeArchive(entriesOf(deps, account))
}

async function* entriesOf(deps: Deps, account: SignedIn): AsyncGenerator<ZipEntry> {
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
  yield* receiptEntries(deps, account.id)
}
