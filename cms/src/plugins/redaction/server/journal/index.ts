import type { Feature } from '../feature.ts'
import { servePanelRoutes } from '../panel-routes.ts'
import { keepAppendOnly } from './append-only.ts'
import { journalCsv } from './csv.ts'
import { filterSchema, findForCsv, findPage, findPeople } from './find-lines.ts'
import { watchPanel } from './panel-events.ts'
import { actionWords, allKinds, kindWords } from './words.ts'

export { lineType, writeLine } from './line.ts'

export const READ_JOURNAL = 'plugin::redaction.journal.read'

/** Who changed what. */
export const journal: Feature = {
  register: watchPanel,

  async bootstrap(strapi) {
    await keepAppendOnly(strapi)
    servePanelRoutes(strapi, [
      {
        method: 'GET',
        path: '/journal',
        permission: READ_JOURNAL,
        async handle(asked) {
          const page = await findPage(strapi, filterSchema.parse(asked.query))
          const lines = page.lines.map((line) => {
            return {
              ...line,
              actionWords: actionWords(line.action),
              kindWords: kindWords(line.kind),
            }
          })
          asked.body = { ...page, lines, people: await findPeople(strapi), kinds: allKinds() }
        },
      },
      {
        method: 'GET',
        path: '/journal.csv',
        permission: READ_JOURNAL,
        async handle(asked) {
          const lines = await findForCsv(strapi, filterSchema.parse(asked.query))
          asked.set('content-type', 'text/csv; charset=utf-8')
          asked.set('content-disposition', 'attachment; filename="journal-de-la-redaction.csv"')
          asked.body = journalCsv(lines)
        },
      },
    ])
  },
}
