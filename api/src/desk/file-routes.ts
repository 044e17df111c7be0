import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import { requireAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { clientOf } from '../platform/client.ts'
import { contentDisposition } from '../platform/file-answer.ts'
import type { AppEnv } from '../platform/http.ts'
import { createRoutes } from '../platform/routes.ts'
import { contentTypeOf } from './file-kinds.ts'
import { openFile, requireFile } from './open-file.ts'

const params = z.object({ reference: z.string().max(100), id: z.string().max(100) })
const responses = {
  200: {
    description: 'The file, a picture without its metadata',
    content: { 'application/octet-stream': { schema: z.string() } },
  },
}

const fileRoute = createRoute({
  method: 'get',
  path: '/desk/requests/{reference}/files/{id}',
  request: { params },
  responses,
})

const viewRoute = createRoute({
  method: 'get',
  path: '/desk/requests/{reference}/files/{id}/view',
  request: { params },
  responses,
})

/** Whatever a saved file is opened with, nothing of it runs here. */
const savedPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** A page of the desk frames it. Chromium 156 shows pictures and PDFs under it; `sandbox` keeps PDFs out. */
const shownPolicy = "default-src 'none'; frame-ancestors 'self'"

export function fileRoutes(deps: Deps) {
  return createRoutes()
    .openapi(fileRoute, (c) => answerFile(deps, c, { ...c.req.valid('param'), isView: false }))
    .openapi(viewRoute, (c) => answerFile(deps, c, { ...c.req.valid('param'), isView: true }))
}

async function answerFile(
  deps: Deps,
  c: Context<AppEnv>,
  asked: { reference: string; id: string; isView: boolean },
): Promise<Response> {
  const agent = await requireAgent(deps, c)
  if (c.req.method === 'HEAD') {
    const { name } = await requireFile(deps, agent, asked)
    return new Response(null, { headers: headersOf(name, asked.isView) })
  }
  const { name, content } = await openFile(deps, agent, { ...asked, client: clientOf(c) })
  return new Response(new Uint8Array(content), {
    headers: { ...headersOf(name, asked.isView), 'content-length': String(content.length) },
  })
}

function headersOf(name: string, isView: boolean): Record<string, string> {
  return {
    'content-type': contentTypeOf(name),
    'content-disposition': contentDisposition(isView ? 'inline' : 'attachment', name),
    'content-security-policy': isView ? shownPolicy : savedPolicy,
    'x-content-type-options': 'nosniff',
  }
}
