import type { Core } from '@strapi/strapi'
import { checkedTypes } from 'content-types/remarks'
import * as z from 'zod'
import { surroundingsOf } from './surroundings.ts'

const askedSchema = z.object({
  uid: z.enum(checkedTypes as [string, ...string[]]),
  documentId: z.string().max(64).optional(),
  title: z.string().max(300),
  urls: z.array(z.string().max(2_000)).max(300),
  fileId: z.number().int().optional(),
})

interface Request {
  request: { body: unknown }
  state: { userAbility: { can(action: string, subject: string): boolean } }
  body: unknown
  forbidden(): unknown
  badRequest(): unknown
}

/** Tells the panel, as an editor types, what the rules must know besides the entry. */
export function serveSurroundings(strapi: Core.Strapi): void {
  strapi.server.routes({
    type: 'admin',
    prefix: '/admin',
    routes: [
      {
        method: 'POST',
        path: '/redaction/surroundings',
        handler: (request: unknown) => answer(strapi, request as Request),
        info: { pluginName: 'admin' },
        config: { policies: ['admin::isAuthenticatedAdmin'] },
      },
    ],
  })
}

async function answer(strapi: Core.Strapi, request: Request): Promise<unknown> {
  const { data } = askedSchema.safeParse(request.request.body)
  if (!data) return request.badRequest()
  if (!request.state.userAbility.can('plugin::content-manager.explorer.read', data.uid)) {
    return request.forbidden()
  }
  request.body = await surroundingsOf(strapi, {
    uid: data.uid,
    documentId: data.documentId,
    title: data.title,
    urls: data.urls,
    fileId: data.fileId,
  })
  return undefined
}
