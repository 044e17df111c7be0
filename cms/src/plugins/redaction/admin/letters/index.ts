import { Mail } from '@strapi/icons'
import type { Feature } from '../feature.ts'
import { LetterPanel } from './LetterPanel.tsx'

/** « Lettre », beside a news; « Abonnés et lettres », in the menu. */
export const letters: Feature = {
  register(app) {
    app.addMenuLink({
      to: 'plugins/redaction/lettres',
      icon: Mail,
      intlLabel: { id: 'redaction.letters', defaultMessage: 'Abonnés et lettres' },
      permissions: [
        {
          action: 'plugin::content-manager.explorer.read',
          subject: 'api::news-article.news-article',
        },
      ],
      Component: () => import('./LettersPage.tsx'),
    })
  },
  bootstrap(_app, contents) {
    contents.addEditViewSidePanel([LetterPanel])
  },
}
