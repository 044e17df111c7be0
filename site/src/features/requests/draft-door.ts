import type { Draft, DraftChange } from 'content-types'
import type { DraftDoor } from '../drafts/draft-keeper.ts'
import { saveKept } from '../drafts/save-kept.ts'
import type { Words } from './request-words.ts'

interface Form {
  key: string
  kind: DraftChange['kind']
  reference: string
}

/** The drafts of the api, from the page. */
export function createDraftDoor({ key, kind, reference }: Form): DraftDoor<Words> {
  return {
    save: (words, knownAt, { leaving }) => {
      const change: DraftChange = { kind, reference, ...words, pieces: [...words.pieces], knownAt }
      return saveKept(addressOf(key), change, { leaving })
    },
    read: async () => {
      const draft = await readDraft(key)
      return draft && { words: draft, savedAt: draft.savedAt }
    },
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
