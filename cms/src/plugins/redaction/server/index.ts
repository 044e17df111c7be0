import type { Core } from '@strapi/strapi'
import type { Feature } from './feature.ts'
import { checks } from './checks/index.ts'

const features: Feature[] = [checks]

export default {
  register({ strapi }: { strapi: Core.Strapi }): void {
    for (const feature of features) feature.register?.(strapi)
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    for (const feature of features) await feature.bootstrap?.(strapi)
  },
}
