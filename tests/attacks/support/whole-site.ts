import { forget, startSite, type Site } from '../../site/support/site.ts'
import type { FakeCms } from '../../support/fake-cms.ts'
import { readFrom } from '../../support/mirror-contents.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

/** The built site before the real api, both reading the same Strapi. */
export interface WholeSite {
  site: Site
  portal: ServedApp
  close(): Promise<void>
}

export async function startWholeSite(
  cms: FakeCms,
  environment: Record<string, string> = {},
): Promise<WholeSite> {
  const portal = await serveTestApp()
  readFrom(cms, portal)
  const site = await startSite({ cmsUrl: cms.url, apiUrl: portal.url, environment })
  return {
    ...{ site, portal },
    async close() {
      await site.stop()
      await portal.close()
      await forget(site)
    },
  }
}
