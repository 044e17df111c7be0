import type { Core } from '@strapi/strapi'
import type { Feature } from './feature.ts'
import { agreement, agreementType } from './agreement/index.ts'
import { checks } from './checks/index.ts'
import { history, versionType } from './history/index.ts'
import { journal, lineType } from './journal/index.ts'
import { permissions } from './permissions.ts'

/** In this order around what is saved: the history is kept of what the others let through. */
const features: Feature[] = [permissions, history, journal, agreement, checks]

export default {
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
