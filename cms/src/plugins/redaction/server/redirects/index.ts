import type { Feature } from '../feature.ts'
import { kindOf, leaveRedirect, publishedSlug } from './leave-redirect.ts'

/** Readers who kept the address of a content find it where it is now. */
export const redirects: Feature = {
  register(strapi) {
    strapi.documents.use(async (context, next) => {
      const { uid, action, params } = context
      const kind = kindOf(uid)
      if (kind === undefined || action !== 'publish' || !('documentId' in params)) return next()
      const { documentId } = params
      return strapi.db.transaction(async () => {
        const before = await publishedSlug(strapi, uid, documentId)
        const published = await next()
        const after = await publishedSlug(strapi, uid, documentId)
        if (after !== undefined) await leaveRedirect(strapi, kind, { before, after })
        return published
      })
    })
  },
}
