import type { APIContext } from 'astro'
import type { Answer } from '../../lib/api-call.ts'
import { showRefusal } from '../session/refuse.ts'
import { agentLoginAddress } from './destinations.ts'

type Refusal = Extract<Answer<unknown>, { ok: false }>

/** What a page of the desk answers when the api did not give what it needs. */
export async function refuseAgent(
  context: Pick<APIContext, 'locals' | 'redirect' | 'rewrite' | 'url'>,
  { problem, retryAfter }: Refusal,
): Promise<Response> {
  if (problem.type === 'signed-out')
    return context.redirect(agentLoginAddress(context.url.pathname), 303)
  return showRefusal(context, '/agents/refus', { problem, retryAfter })
}
