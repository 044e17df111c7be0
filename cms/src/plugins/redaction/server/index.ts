import type { Core } from '@strapi/strapi'
import type { Feature } from './feature.ts'
import { agreement, agreementType } from './agreement/index.ts'
import { checks } from './checks/index.ts'
import { history, versionType } from './history/index.ts'
import { journal, lineType } from './journal/index.ts'
import { letters } from './letters/index.ts'
import { permissions } from './permissions.ts'
import { redirects } from './redirects/index.ts'
import { schedule } from './schedule/index.ts'
import { faqDraftsController, faqDraftsRoutes } from './to-write/faq-drafts.ts'
import { texts } from './texts/index.ts'
import { toWrite } from './to-write/index.ts'
import { undo } from './undo/index.ts'
import { uses } from './uses/index.ts'

/** In this order around what is saved: the history is kept of what the others let through. */
const features: Feature[] = [
  permissions,
  history,
  journal,
  agreement,
  checks,
  texts,
  schedule,
  redirects,
  uses,
  undo,
  toWrite,
  letters,
]

export default {
  controllers: { 'faq-drafts': faqDraftsController },
  routes: { 'content-api': faqDraftsRoutes },

  contentTypes: {
    version: versionType,
    'journal-line': lineType,
    agreement: agreementType,
  },

  register({ strapi }: { strapi: Core.Strapi }): void {
    for (const feature of features) feature.register?.(strapi)
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    for (const feature of features) await feature.bootstrap?.(strapi)
  },
}
