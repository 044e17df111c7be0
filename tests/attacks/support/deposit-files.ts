import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPortal, type KilledPortal } from '../../faults/killed-portal.ts'
import type { Sample } from '../../fixtures/files/sample.ts'
import { depositForm } from '../../support/forms.ts'
import { multipart, multipartType } from '../../support/multipart.ts'

/** Sends one deposit with these files, as a script of the page would. */
export async function depositFiles(
  { url, headers }: Pick<KilledPortal, 'url' | 'headers'>,
  files: readonly Sample[],
  key?: string,
): Promise<{ status: number; body: string }> {
  const form = depositForm({ files, ...(key !== undefined && { fields: { key } }) })
  const send = () =>
    fetch(`${url}/api/requests`, {
      method: 'POST',
      headers: { ...headers, 'content-type': multipartType },
      body: new Uint8Array(multipart(form)),
    })
  // A connection kept for too long may be closed at the very moment it is used again.
  const answer = await send().catch(send)
  return { status: answer.status, body: await answer.text() }
}

/** Gives the work an api of its own with one employer logged in, and takes all away afterwards. */
export async function withPortal<T>(
  work: (portal: KilledPortal, folder: string) => Promise<T>,
  env: Record<string, string> = {},
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'enim-files-'))
  const portal = await startPortal(folder, { env })
  try {
    return await work(portal, folder)
  } finally {
    await portal.end()
    await rm(folder, { recursive: true })
  }
}
