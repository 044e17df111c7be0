import type { Feature } from '../feature.ts'
import { HistoryPanel } from './HistoryPanel.tsx'
import { keepPanel } from './read-again.ts'

/** What an entry said before, and back to it. */
export const history: Feature = {
  register(app) {
    app.router.addRoute({
      path: 'plugins/redaction/historique/:kind/:entryId',
      lazy: async () => ({ Component: (await import('./HistoryPage.tsx')).default }),
    })
  },
  bootstrap(app, contents) {
    keepPanel(app)
    contents.addEditViewSidePanel([HistoryPanel])
  },
}
