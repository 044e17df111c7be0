import { createRoute } from '@hono/zod-openapi'
import { sessionSchema } from 'content-types'
import type { Deps } from '../deps.ts'
import { wantsPage } from '../platform/http.ts'
import { createRoutes } from '../platform/routes.ts'
import { endSession, renewSession, requireAccount, toSession } from './signed-in.ts'

const session = {
  description: 'Who is logged in, until when',
  content: { 'application/json': { schema: sessionSchema } },
}

const readRoute = createRoute({ method: 'get', path: '/session', responses: { 200: session } })

const renewalRoute = createRoute({
  method: 'post',
  path: '/session/renewal',
  responses: { 200: session, 303: { description: 'Back to « Mes services », for a plain form' } },
})

const endRoute = createRoute({
  method: 'post',
  path: '/session/end',
  responses: { 204: { description: 'Logged out' }, 303: { description: 'For a plain form' } },
})

export function sessionRoutes(deps: Deps) {
  return createRoutes()
    .openapi(readRoute, async (c) => c.json(toSession(await requireAccount(deps, c)), 200))
    .openapi(renewalRoute, async (c) => {
      const account = await renewSession(deps, c)
      return wantsPage(c) ? c.redirect('/espace', 303) : c.json(toSession(account), 200)
    })
    .openapi(endRoute, async (c) => {
      await endSession(deps, c)
      // Not "cookies", which would also forget the remembered identifier.
      c.header('clear-site-data', '"storage"')
      return wantsPage(c) ? c.redirect('/', 303) : c.body(null, 204)
    })
}
