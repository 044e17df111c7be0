import { defineMiddleware } from 'astro:middleware'
import { loginAddress } from './features/session/destinations.ts'
import { apiFor } from './lib/api.ts'

/** Nothing under /espace is shown to someone who is not logged in. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { pathname } = context.url
  if (pathname !== '/espace' && !pathname.startsWith('/espace/')) return next()

  const { request, clientAddress } = context
  const headers = new Headers()
  const answer = await apiFor({ request, clientAddress, response: { headers } }).getSession()
  if (!answer.ok && answer.problem.type === 'signed-out')
    return context.redirect(loginAddress(pathname), 303)

  if (answer.ok) context.locals.session = answer.value
  else {
    const { problem, retryAfter } = answer
    context.locals.refusal = { title: problem.title, status: problem.status, retryAfter }
  }
  const response = answer.ok ? await next() : await next('/espace/refus')
  for (const cookie of headers.getSetCookie()) response.headers.append('set-cookie', cookie)
  return response
})
