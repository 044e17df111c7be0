import type { APIContext } from 'astro'
import type { Payment } from 'content-types'
import type { Api } from '../../lib/api.ts'

/**
 * The payments that the page is about to show are new no longer. Only a person who opens the page
 * sees them: a browser that fetches it ahead, or asks for its headers, does not. The page is shown
 * even if this fails.
 */
export async function markShown(
  { request }: Pick<APIContext, 'request'>,
  api: Pick<Api, 'markPaymentsShown'>,
  payments: readonly Pick<Payment, 'reference' | 'isNew'>[],
): Promise<void> {
  const isAhead = request.headers.has('sec-purpose')
  const isPage = (request.headers.get('sec-fetch-dest') ?? 'document') === 'document'
  const unseen = payments.filter(({ isNew }) => isNew).map(({ reference }) => reference)
  if (request.method !== 'GET' || isAhead || !isPage || unseen.length === 0) return
  await api.markPaymentsShown(unseen)
}
