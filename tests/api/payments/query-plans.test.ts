import { expect, test } from 'vitest'
import { paymentJobs } from '../../../api/src/payments/index.ts'
import { alice } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { storePayments } from '../../support/stored-payments.ts'
import { createTestApp } from '../../support/test-app.ts'

/** The rows that are being saved, or looked up by name, are read whole. */
const wanted = /^SCAN j VIRTUAL TABLE/

test('every statement about payments finds its rows by an index', async () => {
  const portal = await createTestApp()
  const browser = await portal.logIn(alice)
  const { database } = portal.deps
  const recorded = recordStatements(database)
  await storePayments(portal, alice, [{ document: 'x.pdf' }, { state: 'Prévu' }])
  const filters = ['', 'year=2026', 'nature=aide', 'state=Vers%C3%A9']
  for (const query of [...filters, filters.slice(1).join('&'), 'page=9']) {
    await browser.get(`/api/payments?${query}`)
    await browser.get(`/api/payments/export.csv?${query}`).then((answer) => answer.text())
  }
  await browser.get('/api/payments/summary')
  portal.clock.advance({ minutes: 11 })
  for (const job of paymentJobs(portal.deps)) await job.run()
  await browser.post('/api/payments/reading', { references: ['V-1'] })
  const statements = [...recorded.values()].filter(({ sql }) => /payment|file_name/.test(sql))
  expect(statements.length).toBeGreaterThan(15)
  for (const statement of statements) {
    const steps = await findSlowSteps(database, statement)
    const slow = steps.filter((step) => !wanted.test(step))
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})

test('what the filters leave out is left out in the index, and so is the way to a far page', async () => {
  const portal = await createTestApp()
  const { database } = portal.deps
  const browser = await portal.logIn(alice)
  const recorded = recordStatements(database)
  await storePayments(portal, alice, [{}])
  await browser.get('/api/payments?year=2026&nature=aide&state=Vers%C3%A9')
  const list = [...recorded.values()].find(({ sql }) => /LIMIT \? OFFSET \?/.test(sql))
  const plan = await database.read(`EXPLAIN QUERY PLAN ${list?.sql ?? ''}`, list?.args)
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/USING COVERING INDEX payments_by_date \(siret=\? AND paid_on>/),
  ])
  await portal.close()
})
