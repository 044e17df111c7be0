import { Clock } from '@strapi/icons'
import type { Feature } from '../feature.ts'

/** Who changed what. */
export const journal: Feature = {
  register(app) {
    app.addMenuLink({
      to: 'plugins/redaction/journal',
      icon: Clock,
      intlLabel: { id: 'redaction.journal', defaultMessage: 'Journal' },
      permissions: [{ action: 'plugin::redaction.journal.read', subject: null }],
      Component: () => import('./JournalPage.tsx'),
    })
  },
}
