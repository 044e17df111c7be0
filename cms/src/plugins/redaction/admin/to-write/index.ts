import { Pencil } from '@strapi/icons'
import type { Feature } from '../feature.ts'
import { addFiguresColumn } from './figures-column.tsx'
import { FaqFiguresPanel } from './FaqFiguresPanel.tsx'

/** « À écrire cette semaine », and what becomes of the answers that are written. */
export const toWrite: Feature = {
  register(app) {
    app.addMenuLink({
      to: 'plugins/redaction/a-ecrire',
      icon: Pencil,
      intlLabel: { id: 'redaction.to-write', defaultMessage: 'À écrire cette semaine' },
      permissions: [
        { action: 'plugin::content-manager.explorer.create', subject: 'api::faq-entry.faq-entry' },
      ],
      Component: () => import('./ToWritePage.tsx'),
    })
  },
  bootstrap(app, contents) {
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', addFiguresColumn)
    contents.addEditViewSidePanel([FaqFiguresPanel])
  },
}
