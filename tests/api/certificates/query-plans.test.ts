import { expect, test } from 'vitest'
import { addPayments, addTitles, make, referenceOf } from '../../support/certificates.ts'
import { alice } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp } from '../../support/test-app.ts'

test('every statement about documents made on demand finds its rows by an index', async () => {
  const portal = await createTestApp()
  const { deps } = portal
  const browser = await portal.logIn(alice)
  await addTitles(portal, alice, [{}])
  await addPayments(portal, alice, [{ paidOn: '2025-05-01', cents: 100 }])
  const recorded = recordStatements(deps.database)
  expect((await browser.get('/api/certificates')).status).toBe(200)
  const made = await make(browser, { kind: 'attestation' })
  await make(browser, { kind: 'relevé', year: 2025 })
  const reference = await referenceOf(portal, made)
  expect((await browser.get(`/api/certificates/${reference}`)).status).toBe(200)
  const own = [...recorded.values()].filter(({ sql }) =>
    /certificates|contribution_titles|payment_sums|INTO receipts/.test(sql),
  )
  expect(own.length).toBeGreaterThan(7)
  for (const statement of own) {
    const slow = await findSlowSteps(deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})
