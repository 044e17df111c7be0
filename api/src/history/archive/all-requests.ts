import type { Deps } from '../../deps.ts'
import type { ZipEntry } from '../../platform/zip.ts'
import type { SignedIn } from '../../sessions/index.ts'
import { streamRequests } from '../list-store.ts'
import { presentFound, presentRequest, requireRequest } from '../present-request.ts'
import { digestOf, type Digest } from './digest.ts'
import { entriesOf } from './make-archive.ts'

/** What a larger archive says of a request, whose own archive is there as a folder. */
export interface RequestInArchive extends Pick<Digest, 'title' | 'facts' | 'receipts'> {
  /** Its page in the archive. */
  path: string
}

/** Each request of the account, newest first. */
export async function* digestRequests(
  deps: Deps,
  account: SignedIn,
): AsyncGenerator<RequestInArchive> {
  for await (const { reference } of streamRequests(deps, account.id, all)) {
    const { title, facts, receipts } = digestOf(await presentRequest(deps, account, reference))
    const inFolder = (path: string) => `${folderOf(reference)}/${path}`
    yield {
      title,
      facts,
      receipts: receipts.map(({ label, path }) => ({ label, path: inFolder(path) })),
      path: inFolder('index.html'),
    }
  }
}

/** The archive of each, in its folder. */
export async function* requestEntries(deps: Deps, account: SignedIn): AsyncGenerator<ZipEntry> {
  for await (const { reference } of streamRequests(deps, account.id, all)) {
    const found = await requireRequest(deps, account, reference)
    const request = await presentFound(deps, account, found)
    for await (const entry of entriesOf(deps, found.id, request)) {
      yield { ...entry, name: `${folderOf(reference)}/${entry.name}` }
    }
  }
}

const all = { match: undefined }

function folderOf(reference: string): string {
  return `demandes/${reference}`
}
