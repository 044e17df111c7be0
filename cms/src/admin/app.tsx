import type { StrapiApp } from '@strapi/strapi/admin'
import { keyNames } from 'content-types/key-names'
import { FormPdfPanel } from './form-pdf/FormPdfPanel.tsx'
import logo from './logo.svg'
import { contentManager, mediaLibrary } from './french/contents.ts'
import { panel } from './french/panel.ts'
import { preview } from './french/preview.ts'

const unsetScopes = ['undefined', 'false']

// The panel speaks French from its login page on; a person may still choose English.
localStorage.setItem('strapi-admin-language', localStorage.getItem('strapi-admin-language') ?? 'fr')
// Strapi's announcement of its new media library, in English, is taken as read.
for (const scope of unsetScopes) {
  localStorage.setItem(`STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_true:${scope}`, 'true')
}

export default {
  config: {
    locales: ['fr'],
    // What Strapi leaves in English, or where it names itself instead of the portal; it translates
    // the choices of a list by their value.
    translations: { fr: { ...panel, ...contentManager, ...mediaLibrary, ...preview, ...keyNames } },
    auth: { logo },
    menu: { logo },
    head: { favicon: logo },
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap(app: StrapiApp): void {
    const contents = app.getPlugin('content-manager').apis as unknown as ContentManager
    contents.addEditViewSidePanel([FormPdfPanel])
  },
}

interface ContentManager {
  addEditViewSidePanel(panels: unknown[]): void
}
