import { parseEnv } from '../../../api/src/platform/env.ts'
import { forget, startSite, type Site } from '../../site/support/site.ts'
import { cmsToken, type FakeCms } from '../../support/fake-cms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { testEnvironment } from '../../support/test-app.ts'

/** The built site before the real api, both reading the same Strapi. */
export interface WholeSite {
  site: Site
  portal: ServedApp
  close(): Promise<void>
}

export async function startWholeSite(
  cms: FakeCms,
  variables: Record<string, string> = {},
): Promise<WholeSite> {
  // Read before the api starts: the site proves itself to it with the token of Strapi.
  const settings = parseEnv({
    ...testEnvironment,
    ...{ API_PORT: '0', SMTP_URL: 'smtp://127.0.0.1:9' },
    ...{ CMS_URL: cms.url, CMS_TOKEN: cmsToken },
    ...variables,
  })
  const portal = await serveTestApp({ settings })
  const site = await startSite({ cmsUrl: cms.url, apiUrl: portal.url })
  return {
    ...{ site, portal },
    async close() {
      await site.stop()
      await portal.close()
      await forget(site)
    },
  }
}
