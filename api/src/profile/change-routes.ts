import { createRoute } from '@hono/zod-openapi'
import { accountSchema, changeLinkSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { clientOf } from '../platform/client.ts'
import { notFound } from '../platform/problems.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { getAccount } from './account.ts'
import { askChanges } from './ask-changes.ts'
import { cancelChange } from './cancel-change.ts'
import { findPendingChange } from './change-store.ts'
import { followChangeLink, readChangeLink } from './follow-link.ts'

const changesSchema = z.object({
  email: z.string('Indiquez votre adresse e-mail.'),
  mobile: z.string('Indiquez un numéro de téléphone mobile, ou laissez le champ vide.'),
  address: z.string('Indiquez votre adresse postale.'),
  code: z.string('Indiquez votre mot de passe actuel.').default(''),
})

const tokenSchema = z.object({
  token: z.string('Ce lien n’est pas complet.').max(200, 'Ce lien n’est pas complet.'),
})

function answer<S extends z.ZodType>(description: string, schema: S) {
  return { 200: { description, content: { 'application/json': { schema } } } }
}

function body<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } }
}

const askRoute = createRoute({
  method: 'post',
  path: '/account/changes',
  request: { body: body(changesSchema) },
  responses: answer('The account, with what waits', accountSchema),
})

const cancellationRoute = createRoute({
  method: 'post',
  path: '/account/changes/{id}/cancellation',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: answer('The account without that change', accountSchema),
})

const readingRoute = createRoute({
  method: 'post',
  path: '/changes/reading',
  request: { body: body(tokenSchema) },
  responses: answer('What the link would do', changeLinkSchema),
})

const followingRoute = createRoute({
  method: 'post',
  path: '/changes',
  request: { body: body(tokenSchema) },
  responses: answer('What the link did', changeLinkSchema),
})

/** Changes of details, by their holder or by whoever holds a mailed link. */
export function changeRoutes(deps: Deps) {
  return createRoutes()
    .openapi(askRoute, async (c) => {
      const signedIn = await requireAccount(deps, c)
      await askChanges(deps, c, signedIn, c.req.valid('json'))
      return c.json(await getAccount(deps, signedIn.id), 200)
    })
    .openapi(cancellationRoute, async (c) => {
      const { id: accountId } = await requireAccount(deps, c)
      const change = await findPendingChange(deps, accountId, c.req.valid('param').id)
      if (!change || !(await cancelChange(deps, change, clientOf(c)))) throw notFound()
      return c.json(await getAccount(deps, accountId), 200)
    })
    .openapi(readingRoute, async (c) =>
      c.json(await readChangeLink(deps, c.req.valid('json').token), 200),
    )
    .openapi(followingRoute, async (c) =>
      c.json(await followChangeLink(deps, c.req.valid('json').token, clientOf(c)), 200),
    )
}
