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
  return showRefusal(context, '/espace/refus', { problem, retryAfter })
}

/** The page at `path` in place of the one asked for, whose address stays. */
export function showRefusal(
  context: Pick<APIContext, 'locals' | 'rewrite'>,
  path: string,
  { problem, retryAfter }: Omit<Refusal, 'ok'>,
): Promise<Response> {
  context.locals.refusal = { title: problem.title, status: problem.status, retryAfter }
  return context.rewrite(path)
}

/** Gives that page its status; returns its heading. */
export function answerRefusal(
  response: { status?: number; headers: Headers },
  { status, retryAfter }: NonNullable<App.Locals['refusal']>,
): string {
  response.status = status
  if (retryAfter !== undefined) response.headers.set('retry-after', String(retryAfter))
  return status === 404 ? 'Cette page n’existe pas' : 'Cette page ne peut pas s’afficher'
}
