import { deskViews } from 'content-types'
import { expect, test } from 'vitest'
import { deskJobs } from '../../../api/src/desk/index.ts'
import { actOf, listOf, openDesk, openOf, type Desk } from '../../support/desk.ts'
import { attach } from '../../support/desk-files.ts'
import { pdf } from '../../support/forms.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'

/** The few rows of the themes are read whole, and what they give is counted in memory. */
const small = /FROM themes (?:WHERE offered = 1 )?ORDER BY/

/**
 * What was cut to a thousand rows before, and the index of the callbacks still to come, which are
 * few whatever the number of requests.
 */
const bounded = /^SCAN (?:\(subquery-\d+\)|found|c USING INDEX callbacks_by_day)$/

test('every statement of the desk finds its rows by an index, in order', async () => {
  const desk = await openDesk()
  const recorded = recordStatements(desk.portal.deps.database)
  await doEverything(desk)
  const statements = [...recorded.values()].filter(({ sql }) => !small.test(sql))
  expect(statements.length).toBeGreaterThan(60)
  for (const statement of statements) {
    const steps = await findSlowSteps(desk.portal.deps.database, statement)
    const slow = steps.filter((step) => !bounded.test(step))
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await desk.close()
})

async function doEverything(desk: Desk): Promise<void> {
  const request = await desk.insert()
  const { reference } = request
  const file = await attach(desk.portal, request, pdf())
  const agathe = await desk.as(desk.agathe)
  await agathe.get('/api/desk/services')
  for (const view of Object.keys(deskViews)) {
    for (const kind of ['', 'question']) await listOf(agathe, `?view=${view}&kind=${kind}`)
  }
  for (const words of [reference, request.siret, 'bordereau mars']) {
    await listOf(agathe, `?words=${encodeURIComponent(words)}`)
  }
  await openOf(agathe, reference)
  await agathe.get(`/api/desk/requests/${reference}/files/${file}`)
  await actOf(agathe, reference, 'taking')
  const asked = { text: '', pieces: 'Un RIB', dueOn: '2026-03-20' }
  await actOf(agathe, reference, 'pieces', asked)
  for (const action of ['answers', 'notes', 'calls', 'closure', 'reopening']) {
    await actOf(agathe, reference, action, { text: action })
  }
  await actOf(agathe, reference, 'moves', { service: 'accidents', text: 'x' })
  const simon = await desk.as(desk.simon)
  await simon.get('/api/desk/figures')
  await simon.get('/api/desk/figures.csv')
  for (const job of deskJobs(desk.portal.deps)) await job.run()
}
