import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { answerDownload } from './answer-download.ts'
import { answerArchive } from './archive/answer-archive.ts'
import { filtersQuery, readFilters } from './filters.ts'
import { answerTable } from './answer-table.ts'
import { answerSentFile } from './answer-sent-file.ts'

const reference = z.string().max(100)
const csv = { 200: { description: 'A table', content: { 'text/csv': { schema: z.string() } } } }

const tableRoute = createRoute({
  method: 'get',
  path: '/requests/export.csv',
  request: { query: filtersQuery },
  responses: csv,
})

const fileRoute = createRoute({
  method: 'get',
  path: '/requests/{reference}/files/{id}',
  request: { params: z.object({ reference, id: z.string().max(100) }) },
  responses: {
    200: {
      description: 'A file, as it was sent',
      content: { 'application/octet-stream': { schema: z.string() } },
    },
  },
})

const archiveRoute = createRoute({
  method: 'get',
  path: '/requests/{reference}/archive',
  request: { params: z.object({ reference }) },
  responses: {
    200: {
      description: 'The request, its files and its receipts',
      content: { 'application/zip': { schema: z.string() } },
    },
  },
})

export function downloadRoutes(deps: Deps) {
  return createRoutes()
    .openapi(tableRoute, (c) =>
      answerDownload(deps, c, '/espace/demandes', (account) =>
        answerTable(deps, account, readFilters(c.req.valid('query'))),
      ),
    )
    .openapi(fileRoute, (c) => {
      const { reference, id } = c.req.valid('param')
      return answerDownload(deps, c, pageOf(reference), (account) =>
        answerSentFile(deps, c, account, { reference, id }),
      )
    })
    .openapi(archiveRoute, (c) => {
      const { reference } = c.req.valid('param')
      return answerDownload(deps, c, pageOf(reference), (account) =>
        answerArchive(deps, c, account, reference),
      )
    })
}

function pageOf(reference: string): string {
  return `/espace/demandes/${encodeURIComponent(reference)}`
}
