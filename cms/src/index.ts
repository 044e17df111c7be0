import type { Core } from '@strapi/strapi'
import { callOnlyThePortal } from './access/egress.ts'
import { ensureAccess } from './access/index.ts'
import { loadDemo } from './demo/index.ts'
import { registerEditingRules, serveFormReports } from './editing/index.ts'
import { arrangePanel } from './panel/index.ts'

export default {
  register({ strapi }: { strapi: Core.Strapi }): void {
    callOnlyThePortal()
    registerEditingRules(strapi)
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await ensureAccess(strapi)
    serveFormReports(strapi)
    await arrangePanel(strapi)
    await ensureSetting(strapi)
    await loadDemo(strapi)
  },
}

/** The site always finds settings: those of the manual until an editor changes them. */
async function ensureSetting(strapi: Core.Strapi): Promise<void> {
  const settings = strapi.documents('api::setting.setting')
  if (!(await settings.findFirst({}))) await settings.create({ data: {} })
}
