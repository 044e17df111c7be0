import type { Core } from '@strapi/strapi'
import { refuseIncomplete } from './completeness.ts'
import { fillFieldSettings } from './field-settings.ts'
import { fillPublicationDate } from './publication-date.ts'
import { fillSlug } from './slug.ts'

export { serveFormReports } from './form-report.ts'

/** What happens when editors save and publish, in whichever way they do it. */
export function registerEditingRules(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    await fillSlug(strapi, context)
    await refuseIncomplete(strapi, context)
    await fillPublicationDate(strapi, context)
    const saved = await next()
    return (await fillFieldSettings(strapi, context, saved)) ?? saved
  })
}
