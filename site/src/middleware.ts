import type { APIContext, MiddlewareNext } from 'astro'
import { defineMiddleware } from 'astro:middleware'
import { agentLoginAddress, homeOf, isAgentEntrance } from './features/agents/destinations.ts'
import { loginAddress } from './features/session/destinations.ts'
import { apiFor, type Answer } from './lib/api.ts'
import { deskFor } from './lib/desk.ts'

/** Nothing under /espace is shown to someone who is not logged in, nor under /agents to no agent. */
export const onRequest = defineMiddleware((context, next) => {
  const { pathname } = context.url
  if (isUnder('/espace', pathname)) return showToEmployer(context, next)
  if (isUnder('/agents', pathname) && !isAgentEntrance(pathname)) return showToAgent(context, next)
  return next()
})

async function showToEmployer(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const asker = askerOf(context)
  const answer = await apiFor(asker).getSession()
  const holds = holdsAnswers(context)
  if (isSignedOut(answer) && !holds)
    return context.redirect(loginAddress(context.url.pathname), 303)
  if (answer.ok) context.locals.session = answer.value
  const refused = holds ? '/espace/remplir/attente' : '/espace/refus'
  return show(context, asker, answer, () => (answer.ok ? next() : next(refused)))
}

async function showToAgent(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { pathname } = context.url
  const asker = askerOf(context)
  const answer = await deskFor(asker).getSession()
  if (isSignedOut(answer)) return context.redirect(agentLoginAddress(pathname), 303)
  if (answer.ok) context.locals.agent = answer.value
  return show(context, asker, answer, async () => {
    if (!answer.ok) return next('/agents/refus')
    const home = homeOf(answer.value.role)
    return pathname === '/agents' && home !== '/agents' ? context.redirect(home, 303) : next()
  })
}

function isUnder(root: string, path: string): boolean {
  return path === root || path.startsWith(`${root}/`)
}

/** Pages of answers that were typed, which come back rather than get lost. */
function holdsAnswers({ url, request }: APIContext): boolean {
  return request.method === 'POST' && isUnder('/espace/remplir', url.pathname)
}

function askerOf({ request, clientAddress }: APIContext) {
  return { request, clientAddress, response: { headers: new Headers() } }
}

function isSignedOut(answer: Answer<unknown>): boolean {
  return !answer.ok && answer.problem.type === 'signed-out'
}

/** The page that `render` gives, with the cookies that the api set. */
async function show(
  { locals }: APIContext,
  { response: { headers } }: ReturnType<typeof askerOf>,
  answer: Answer<unknown>,
  render: () => Promise<Response>,
): Promise<Response> {
  if (!answer.ok) {
    const { problem, retryAfter } = answer
    locals.refusal = { title: problem.title, status: problem.status, retryAfter }
  }
  const page = await render()
  for (const cookie of headers.getSetCookie()) page.headers.append('set-cookie', cookie)
  return page
}
