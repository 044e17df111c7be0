import { createRoute } from '@hono/zod-openapi'
import {
  doneSchema,
  draftChangeSchema,
  draftListSchema,
  draftSavedSchema,
  draftSchema,
} from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { wantsPage } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { draftAddress } from './answers.ts'
import { removeDraftFile } from './draft-file-store.ts'
import { listDrafts } from './draft-list-store.ts'
import { findDraft, findTyped, removeDraft } from './draft-store.ts'
import { saveTyping } from './save-typing.ts'

const id = z.string().max(100)
const params = z.object({ key: id })

function jsonOf<S extends z.ZodType>(description: string, schema: S) {
  return { 200: { description, content: { 'application/json': { schema } } } }
}

const listRoute = createRoute({
  method: 'get',
  path: '/drafts',
  responses: jsonOf('What was not sent yet, newest first', draftListSchema),
})

const draftRoute = createRoute({
  method: 'get',
  path: '/drafts/{key}',
  request: { params },
  responses: jsonOf('What a refused or unfinished form holds', draftSchema),
})

const saveRoute = createRoute({
  method: 'put',
  path: '/drafts/{key}',
  request: {
    params: z.object({ key: z.uuid() }),
    body: { required: true, content: { 'application/json': { schema: draftChangeSchema } } },
  },
  responses: jsonOf('When it was kept last; nothing typed makes no draft', draftSavedSchema),
})

const removalRoute = createRoute({
  method: 'post',
  path: '/drafts/{key}/removal',
  request: { params },
  responses: {
    ...jsonOf('The draft and its files are gone', doneSchema),
    303: { description: 'To a plain form: the requests' },
  },
})

const fileRemovalRoute = createRoute({
  method: 'post',
  path: '/drafts/{key}/files/{id}/removal',
  request: { params: z.object({ key: id, id }) },
  responses: {
    204: { description: 'The file is out of the draft' },
    303: { description: 'To a plain form: the page of the draft' },
  },
})

export function draftRoutes(deps: Deps) {
  return createRoutes()
    .openapi(listRoute, async (c) => {
      const account = await requireAccount(deps, c)
      return c.json({ drafts: await listDrafts(deps, account.id) }, 200)
    })
    .openapi(draftRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const draft = await findDraft(deps, { accountId: account.id, ...c.req.valid('param') })
      if (!draft) throw notFound()
      return c.json(draft, 200)
    })
    .openapi(saveRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { key } = c.req.valid('param')
      return c.json({ savedAt: await saveTyping(deps, account.id, key, c.req.valid('json')) }, 200)
    })
    .openapi(removalRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const owner = { accountId: account.id, ...c.req.valid('param') }
      if (!(await removeDraft(deps, owner))) throw notFound()
      return wantsPage(c) ? c.redirect('/espace/demandes', 303) : c.json({}, 200)
    })
    .openapi(fileRemovalRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { key, id: fileId } = c.req.valid('param')
      const owner = { accountId: account.id, key }
      const draft = await findTyped(deps, owner)
      if (!draft || !(await removeDraftFile(deps, owner, fileId))) throw notFound()
      if (wantsPage(c)) return c.redirect(draftAddress({ ...draft, key }), 303)
      return c.body(null, 204)
    })
}
