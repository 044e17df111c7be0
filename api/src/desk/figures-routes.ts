import { createRoute } from '@hono/zod-openapi'
import { addDays, type Figures, figuresSchema, parisDay } from 'content-types'
import * as z from 'zod'
import { requireAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { clientOf } from '../platform/client.ts'
import { answerCsv, type Cell } from '../platform/csv.ts'
import { createRoutes } from '../platform/routes.ts'
import { computeFigures } from './figures.ts'
import { periodQuery, readPeriod } from './period.ts'

const figuresRoute = createRoute({
  method: 'get',
  path: '/desk/figures',
  request: { query: periodQuery },
  responses: {
    200: {
      description: 'What the services received and answered between two days',
      content: { 'application/json': { schema: figuresSchema } },
    },
  },
})

const csvRoute = createRoute({
  method: 'get',
  path: '/desk/figures.csv',
  request: { query: periodQuery },
  responses: {
    200: {
      description: 'The same, for a spreadsheet',
      content: { 'text/csv': { schema: z.string() } },
    },
  },
})

/** For supervisors alone. */
export function figuresRoutes(deps: Deps) {
  const today = () => parisDay(deps.clock.now())
  return createRoutes()
    .openapi(figuresRoute, async (c) => {
      const agent = await requireAgent(deps, c, ['supervisor'])
      const period = readPeriod(c.req.valid('query'), today())
      return c.json(await computeFigures(deps, agent, period), 200)
    })
    .openapi(csvRoute, async (c) => {
      const agent = await requireAgent(deps, c, ['supervisor'])
      const period = readPeriod(c.req.valid('query'), today())
      const fileName = `chiffres-${period.from}-${period.to}.csv`
      if (c.req.method === 'HEAD') return answerCsv(fileName, header, [])
      const figures = await computeFigures(deps, agent, period)
      const about = { actor: 'enim', agentId: agent.id, client: clientOf(c) } as const
      await deps.database.write([recordEvent(deps, { event: 'figures-exported', ...about })])
      return answerCsv(fileName, header, rowsOf(figures))
    })
}

const header = [
  'Service',
  'Du',
  'Au',
  'Reçues',
  'Répondues',
  'À traiter aujourd’hui',
  'En retard aujourd’hui',
  'Délai médian (jours ouvrés)',
  'Neuvième décile (jours ouvrés)',
]

/** The whole period of each service, then its weeks. */
function* rowsOf({ from, to, services }: Figures): Generator<Cell[]> {
  for (const figures of services) {
    const { service, received, answered, open, late, median, ninthDecile, weeks } = figures
    yield [
      ...[service.name, from, to, received, answered, open, late],
      ...[median ?? '', ninthDecile ?? ''],
    ]
    for (const [index, week] of weeks.entries()) {
      const next = weeks[index + 1]?.from
      const last = next === undefined ? to : addDays(next, -1)
      const first = index === 0 ? from : week.from
      yield [service.name, first, last, week.received, week.answered, '', '', '', '']
    }
  }
}
