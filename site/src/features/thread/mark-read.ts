import type { APIContext } from 'astro'
import type { EmployerRequest } from 'content-types'
import type { Api } from '../../lib/api.ts'

/**
 * What the page is about to show is read, its accusés as well. Only a person who opens the page
 * reads it: a browser that fetches it ahead, or asks for its headers, does not. The page is shown
 * even if this fails.
 */
export async function markRead(
  { request }: Pick<APIContext, 'request'>,
  api: Api,
  { reference }: Pick<EmployerRequest, 'reference'>,
): Promise<void> {
  const isAhead = request.headers.has('sec-purpose')
  const isPage = (request.headers.get('sec-fetch-dest') ?? 'document') === 'document'
  if (request.method !== 'GET' || isAhead || !isPage) return
  await api.markRead(reference)
}
