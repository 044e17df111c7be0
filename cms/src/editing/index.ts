import type { Core } from '@strapi/strapi'
import { refuseIncomplete } from './completeness.ts'
import { fillPublicationDate } from './publication-date.ts'
import { fillSlug } from './slug.ts'

/** What happens when editors save and publish, in whichever way they do it. */
export function registerEditingRules(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    await fillSlug(strapi, context)
    await refuseIncomplete(strapi, context)
    await fillPublicationDate(strapi, context)
    return next()
  })
}
