import type { APIContext } from 'astro'
import type { Answer } from '../../lib/api.ts'
import { loginAddress } from './destinations.ts'

type Refusal = Extract<Answer<unknown>, { ok: false }>

/** What a page answers when the api did not give what it needs. */
export async function refuse(
  context: Pick<APIContext, 'locals' | 'redirect' | 'rewrite' | 'url'>,
  { problem, retryAfter }: Refusal,
): Promise<Response> {
  if (problem.type === 'signed-out')
    return context.redirect(loginAddress(context.url.pathname), 303)
  context.locals.refusal = { title: problem.title, status: problem.status, retryAfter }
  return context.rewrite('/espace/refus')
}
