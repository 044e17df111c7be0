import type { FakeCms } from '../../support/fake-cms.ts'
import { startFakeCms } from './contents.ts'
import { forget, startSite, type Site } from './site.ts'

export const publicPages = [
  '/',
  '/actualites',
  '/actualites/page/2',
  '/actualites/domaine/cotisation',
  '/actualites/domaine/cotisation/page/2',
  '/actualites/domaine/declaration',
  '/actualites/actualite-3',
  '/actu',
  '/aide',
  '/accessibilite',
  '/cookies',
  '/mode-d-emploi',
  '/plan-du-site',
]

export interface PublicSite extends Site {
  cms: FakeCms
  html(path: string): Promise<string>
  close(): Promise<void>
}

/** The built site with the contents of a CMS, and no api. */
export async function startPublicSite(): Promise<PublicSite> {
  const cms = await startFakeCms()
  const site = await startSite({ cmsUrl: cms.url })
  return {
    ...site,
    cms,
    html: async (path) => (await site.get(path)).text(),
    async close() {
      await site.stop()
      await cms.stop()
      await forget(site)
    },
  }
}
