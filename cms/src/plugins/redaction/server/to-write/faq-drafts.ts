import type { Core } from '@strapi/strapi'
import { faqDraftSchema } from 'content-types'
import * as z from 'zod'
import { makeDraft } from './make-draft.ts'

interface Asked {
  request: { body?: unknown }
  body: unknown
  badRequest(message: string): unknown
}

const bodySchema = z.object({ data: faqDraftSchema })

/** Of the content api, behind a token that can do nothing else: see cms/src/access/tokens.ts. */
export const faqDraftsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async create(asked: Asked): Promise<unknown> {
    const parsed = bodySchema.safeParse(asked.request.body)
    if (!parsed.success) return asked.badRequest('Ce brouillon n’a pas pu être lu.')
    asked.body = { data: { documentId: await makeDraft(strapi, parsed.data.data) } }
    return undefined
  },
})

export const faqDraftsRoutes = {
  type: 'content-api',
  routes: [{ method: 'POST', path: '/faq-drafts', handler: 'faq-drafts.create' }],
}
