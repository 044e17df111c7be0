import type { Feature } from '../feature.ts'
import { HistoryPanel } from './HistoryPanel.tsx'

/** What an entry said before, and back to it. */
export const history: Feature = {
  register(app) {
    app.router.addRoute({
      path: 'plugins/redaction/historique/:kind/:entryId',
      lazy: async () => ({ Component: (await import('./HistoryPage.tsx')).default }),
    })
  },
  bootstrap(_app, contents) {
    contents.addEditViewSidePanel([HistoryPanel])
  },
}
