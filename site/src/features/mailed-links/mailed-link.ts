import type { AstroGlobal } from 'astro'
import type { Answer } from '../../lib/api.ts'
import { accepted, readForm, refusedBy, secretOf, type Outcome } from '../../lib/form.ts'

/** Opening a link only reads it: mail programs open links too. Its page's button uses it. */
interface LinkCalls<L, D> {
  read: (token: string) => Promise<Answer<L>>
  use: (token: string, form: FormData) => Promise<Answer<D>>
}

export type LinkState<L, D> =
  | { kind: 'ready'; token: string; link: L; outcome: Outcome }
  | { kind: 'done'; result: D; outcome: Outcome }
  | { kind: 'gone'; outcome: Outcome }
  | { kind: 'down'; outcome: Outcome }

/** The name of the secret, in the address of the mail and then in the page's form. */
export const TOKEN = 'cle'

export async function followLink<L, D>(
  { request, url, response }: Pick<AstroGlobal, 'request' | 'url' | 'response'>,
  { read, use }: LinkCalls<L, D>,
): Promise<LinkState<L, D>> {
  // The address holds the secret: at most the portal's origin is told, which its forms must tell.
  // The first policy is for browsers that do not know the second.
  response.headers.set('referrer-policy', 'no-referrer, strict-origin')
  const form = request.method === 'POST' ? await readForm(request) : undefined
  const token = form ? secretOf(form, TOKEN) : (url.searchParams.get(TOKEN) ?? '')
  const used = form && (await use(token, form))
  if (used?.ok) return { kind: 'done', result: used.value, outcome: accepted }
  const outcome = used ? refusedBy(used) : accepted
  const link = outcome.type === 'expired' ? undefined : await read(token)
  if (link?.ok) return { kind: 'ready', token, link: link.value, outcome }
  if (link && isPassing(link)) return { kind: 'down', outcome: refusedBy(link) }
  return { kind: 'gone', outcome: { ...accepted, status: 410 } }
}

function isPassing(answer: Answer<unknown>): boolean {
  return !answer.ok && (answer.problem.status >= 500 || answer.problem.type === 'too-many')
}
