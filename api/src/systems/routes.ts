import { limits } from 'content-types'
import type { MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import { findContact } from '../accounts/index.ts'
import { withdrawDocument } from '../documents/index.ts'
import { createContentChecker } from '../files/index.ts'
import type { AppEnv } from '../platform/http.ts'
import { createRoutes } from '../platform/routes.ts'
import {
  listRoute,
  publicationRoute,
  requestRoute,
  webhookDescription,
  withdrawalRoute,
} from './descriptions.ts'
import { findOwner, listDocumentsOf } from './document-store.ts'
import { createGuard } from './guard.ts'
import { refused, unknownDocument, unknownRequest } from './problems.ts'
import { findRequestState } from './request-store.ts'
import { takePublication } from './take-publication.ts'

/** What Enim's own systems call, with tokens and without cookies, and its description. */
export function systemRoutes(deps: Deps) {
  const { log, settings } = deps
  const checker = createContentChecker({ log, largestFile: limits.documentBytes })
  const guard = createGuard(deps)
  const origin = new URL(settings.publicUrl).origin
  const routes = createRoutes()
  const { openAPIRegistry: registry } = routes

  routes.use('/v1/*', askForToken)
  const publication = publicationRoute(origin)
  registry.registerPath(publication)
  routes.post('/v1/documents', (c) => takePublication(deps, checker, guard, c))

  const list = { ...listRoute(origin), middleware: guard.before('documents:read') }
  routes.openapi(list, async (c) => {
    const { siret, page } = c.req.valid('query')
    const contact = await findContact(deps, { siret })
    if (!contact) {
      throw refused('siret', 'Aucun employeur de ce SIRET n’a de compte sur le portail.')
    }
    const documents = await listDocumentsOf(deps, contact.id, page)
    const shown = documents.slice(0, limits.pageSize)
    return c.json({ documents: shown, page, more: documents.length > shown.length }, 200)
  })

  const withdrawal = { ...withdrawalRoute(origin), middleware: guard.before('documents:write') }
  routes.openapi(withdrawal, async (c) => {
    const { id } = c.req.valid('param')
    const { reason } = c.req.valid('json')
    const accountId = await findOwner(deps, id)
    if (accountId === undefined) throw unknownDocument()
    const withdrawn = { owner: { accountId }, document: { id }, reason }
    if ((await withdrawDocument(deps, withdrawn)) === 'unknown') throw unknownDocument()
    return c.json({ id }, 200)
  })

  const request = { ...requestRoute(origin), middleware: guard.before('requests:read') }
  routes.openapi(request, async (c) => {
    const found = await findRequestState(deps, c.req.valid('param').reference)
    if (!found) throw unknownRequest()
    return c.json(found, 200)
  })

  registry.registerWebhook(webhookDescription)
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'Un jeton de `npm run tokens`.',
  })
  const description = routes.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Espace personnel Enim : les systèmes de l’Enim',
      version: '1',
      description:
        'Mettre en ligne les documents personnels des employeurs, les retirer, savoir s’ils ont été ouverts, et être prévenu des demandes. Chaque refus est une phrase en français et un `type` stable.',
    },
    servers: [{ url: `${origin}/api` }],
  })
  routes.get('/v1/openapi.json', (c) => c.json(description, 200))
  return routes
}

/** RFC 9110, 15.5.2: a refusal for want of a token says what token is wanted. */
const askForToken: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (c.res.status === 401) c.res.headers.set('www-authenticate', 'Bearer')
}
