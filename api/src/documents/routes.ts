import { createRoute } from '@hono/zod-openapi'
import { documentKinds, documentListSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { openVerified } from '../platform/blobs/index.ts'
import { notFound } from '../platform/problems.ts'
import { createRoutes } from '../platform/routes.ts'
import { openReceived } from '../received/index.ts'
import { requireAccount } from '../sessions/index.ts'
import { answerPdf } from './file-answer.ts'
import { listDocuments } from './list-store.ts'
import { findAbsence } from './problems.ts'
import { findDocument } from './store.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/documents',
  request: {
    query: z.object({
      theme: z.string().max(100).optional(),
      kind: z.enum(documentKinds).optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
  },
  responses: {
    200: {
      description: 'One page of the personal documents, newest first',
      content: { 'application/json': { schema: documentListSchema } },
    },
  },
})

const fileRoute = createRoute({
  method: 'get',
  path: '/documents/{id}/file',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: {
    200: {
      description: 'The document',
      content: { 'application/pdf': { schema: z.string() } },
    },
  },
})

export function documentRoutes(deps: Deps) {
  return createRoutes()
    .openapi(listRoute, async (c) => {
      const { id: accountId } = await requireAccount(deps, c)
      return c.json(await listDocuments(deps, accountId, c.req.valid('query')), 200)
    })
    .openapi(fileRoute, async (c) => {
      const { id: accountId } = await requireAccount(deps, c)
      const { id } = c.req.valid('param')
      const document = await findDocument(deps, accountId, id)
      if (!document) throw notFound()
      const absence = findAbsence(document)
      if (absence) throw absence
      if (c.req.method === 'HEAD') return answerPdf(document, null)
      const { blobId, sha256 } = document
      const content = await openVerified(deps.blobs, blobId, sha256)
      if (document.isNew && !isGuess(c.req.raw.headers)) {
        const opened = { kind: 'document', subject: id } as const
        await deps.database.write([openReceived(accountId, opened, deps.clock.now())])
      }
      return answerPdf(document, content)
    })
}

/** Browsers fetch what they think will be asked for, and say so. */
function isGuess(headers: Headers): boolean {
  return [headers.get('sec-purpose'), headers.get('purpose')].some((purpose) =>
    purpose?.includes('prefetch'),
  )
}
