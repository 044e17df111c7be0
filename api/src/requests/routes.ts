import { createRoute } from '@hono/zod-openapi'
import { draftSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { createContentChecker, type BodyBounds } from '../files/index.ts'
import { wantsPage } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { draftAddress } from './answers.ts'
import { findDraft, removeDraftFile } from './draft-store.ts'
import { takeForm } from './take-form.ts'

const id = z.string().max(100)

function jsonOf<S extends z.ZodType>(description: string, schema: S) {
  return { 200: { description, content: { 'application/json': { schema } } } }
}

const draftRoute = createRoute({
  method: 'get',
  path: '/drafts/{key}',
  request: { params: z.object({ key: id }) },
  responses: jsonOf('What a refused form held', draftSchema),
})

const removalRoute = createRoute({
  method: 'post',
  path: '/drafts/{key}/files/{id}/removal',
  request: { params: z.object({ key: id, id }) },
  responses: {
    204: { description: 'The file is out of the draft' },
    303: { description: 'To a plain form: the page of the draft' },
  },
})

export function requestRoutes(deps: Deps, bounds: Partial<BodyBounds> = {}) {
  const checker = createContentChecker({ log: deps.log })
  const routes = createRoutes()
    .openapi(draftRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { key } = c.req.valid('param')
      const draft = await findDraft(deps, { accountId: account.id, key })
      if (!draft) throw notFound()
      return c.json(draft, 200)
    })
    .openapi(removalRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { key, id: fileId } = c.req.valid('param')
      const owner = { accountId: account.id, key }
      const draft = await findDraft(deps, owner)
      if (!draft || !(await removeDraftFile(deps, owner, fileId))) throw notFound()
      if (wantsPage(c)) return c.redirect(draftAddress(draft), 303)
      return c.body(null, 204)
    })
  routes.post('/requests', (c) => takeForm(deps, checker, c, bounds))
  return routes
}
