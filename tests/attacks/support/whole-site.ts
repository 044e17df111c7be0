import { refreshDeadlines } from '../../../api/src/deadlines/index.ts'
import { refreshFaq } from '../../../api/src/faq/index.ts'
import { refreshForms } from '../../../api/src/forms/index.ts'
import { refreshThemes } from '../../../api/src/themes/index.ts'
import { forget, startSite, type Site } from '../../site/support/site.ts'
import { cmsToken, FakeCms } from '../../support/fake-cms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

/** The built site before the real api, both reading a Strapi that holds what a trial wants. */
export interface WholeSite {
  site: Site
  portal: ServedApp
  cms: FakeCms
  /** Has the api read Strapi again, as its jobs do. */
  mirror(): Promise<void>
  close(): Promise<void>
}

export async function startWholeSite(
  contents: FakeCms['contents'],
  environment: Record<string, string> = {},
): Promise<WholeSite> {
  const cms = new FakeCms(contents)
  await cms.start()
  const portal = await serveTestApp()
  const { deps } = portal
  Object.assign(deps.settings.cms, { url: cms.url, token: cmsToken })
  const site = await startSite({ cmsUrl: cms.url, apiUrl: portal.url, environment })
  return {
    ...{ site, portal, cms },
    async mirror() {
      for (const refresh of [refreshThemes, refreshFaq, refreshForms, refreshDeadlines]) {
        await refresh(deps)
      }
    },
    async close() {
      await site.stop()
      await portal.close()
      await cms.stop()
      await forget(site)
    },
  }
}
