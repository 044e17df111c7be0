import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { answerDownload } from './answer-download.ts'
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

export function downloadRoutes(deps: Deps) {
  return createRoutes()
    .openapi(tableRoute, (c) =>
      answerDownload(deps, c, '/espace/demandes', (account) =>
        answerTable(deps, account, readFilters(c.req.valid('query'))),
      ),
    )
    .openapi(fileRoute, (c) => {
      const { reference, id } = c.req.valid('param')
      return answerDownload(
        deps,
        c,
        `/espace/demandes/${encodeURIComponent(reference)}`,
        (account) => answerSentFile(deps, c, account, { reference, id }),
      )
    })
}
