import type { Core, Modules } from '@strapi/strapi'
import { checkedTypes } from 'content-types/remarks'

type Context = Modules.Documents.Middleware.Context
type Saved = Awaited<ReturnType<Modules.Documents.Middleware.Middleware>>

/**
 * Strapi publishes what is saved with the status « published » without passing by `publish`, where
 * the rules are: it is saved as a draft, then published, both or neither.
 */
export async function saveThenPublish(
  strapi: Core.Strapi,
  { uid, action, params }: Context,
  next: () => Promise<Saved>,
): Promise<Saved> {
  const asked = params as { status?: string; populate?: never }
  const isSaved = action === 'create' || action === 'update'
  if (!isSaved || asked.status !== 'published' || !checkedTypes.includes(uid)) return next()
  asked.status = 'draft'
  return strapi.db.transaction(async () => {
    const saved = (await next()) as { documentId: string } | null
    if (!saved) return saved
    const { documentId } = saved
    await strapi.documents(uid).publish({ documentId })
    return await strapi
      .documents(uid)
      .findOne({ documentId, status: 'published', populate: asked.populate })
  })
}
