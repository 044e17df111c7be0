import type { Kept } from './draft-keeper.ts'

/** Puts what is typed where the api keeps it; says what became of it. */
export async function saveKept(
  address: string,
  change: object,
  { leaving }: { leaving: boolean },
): Promise<Kept> {
  try {
    const response = await fetch(address, {
      method: 'PUT',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(change),
      keepalive: leaving,
    })
    return await read(response)
  } catch {
    return { kind: 'cut' }
  }
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
