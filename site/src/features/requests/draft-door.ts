import type { Draft, DraftChange } from 'content-types'
import type { DraftDoor, Kept } from './draft-keeper.ts'

interface Form {
  key: string
  kind: DraftChange['kind']
  reference: string
}

/** The drafts of the api, from the page. */
export function createDraftDoor({ key, kind, reference }: Form): DraftDoor {
  return {
    save: async (words, knownAt, { leaving }) => {
      const change: DraftChange = { kind, reference, ...words, pieces: [...words.pieces], knownAt }
      try {
        const response = await fetch(addressOf(key), {
          method: 'PUT',
          headers: { accept: 'application/json', 'content-type': 'application/json' },
          body: JSON.stringify(change),
          keepalive: leaving,
        })
        return await read(response)
      } catch {
        return { kind: 'cut' }
      }
    },
    read: () => readDraft(key),
  }
}

/** What the server keeps of a form; nothing when it cannot say. */
export async function readDraft(key: string): Promise<Draft | undefined> {
  try {
    const response = await fetch(addressOf(key), { headers: { accept: 'application/json' } })
    return response.ok ? ((await response.json()) as Draft) : undefined
  } catch {
    return undefined
  }
}

/** Takes a file out of a draft; one that is already out of it is out. */
export async function removeFile(key: string, id: string): Promise<boolean> {
  try {
    const response = await fetch(`${addressOf(key)}/files/${encodeURIComponent(id)}/removal`, {
      method: 'POST',
      headers: { accept: 'application/json' },
    })
    return response.ok || response.status === 404
  } catch {
    return false
  }
}

function addressOf(key: string): string {
  return `/api/drafts/${encodeURIComponent(key)}`
}

async function read(response: Response): Promise<Kept> {
  const body = (await response.json()) as { savedAt?: string; type?: string; title?: string }
  if (response.ok && body.savedAt) return { kind: 'kept', savedAt: body.savedAt }
  if (response.status === 401) return { kind: 'signed-out' }
  if (response.status >= 500) return { kind: 'busy' }
  const reason = body.title ?? 'une erreur est survenue.'
  if (body.type === 'changed-elsewhere') return { kind: 'changed', reason }
  return { kind: response.status === 409 ? 'sent' : 'refused', reason }
}
