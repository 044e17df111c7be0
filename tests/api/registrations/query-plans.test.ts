import { expect, test } from 'vitest'
import { createActivationKey } from '../../../api/src/registry/index.ts'
import { registrationJobs, resendConfirmation } from '../../../api/src/registrations/index.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { begin, complete, dora, insertDora, mailedToken, rightAnswers, wrong } from './dora.ts'

/** Tables of first connections; the others are watched elsewhere. */
const own =
  /\b(?:registrations|validation_tries|confirmation_mails|activation_keys|contribution_titles|accounts)\b/
/** Three rows. */
const small = /FROM validation_facts/

test('every statement finds its rows by an index', async () => {
  const portal = await createTestApp()
  const { database } = portal.deps
  await insertDora(portal.deps)
  const recorded = recordStatements(database)
  await doEverything(portal)
  const statements = [...recorded.values()].filter(({ sql }) => own.test(sql) && !small.test(sql))
  expect(statements.length).toBeGreaterThan(25)
  for (const statement of statements) {
    const slow = await findSlowSteps(database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})

async function doEverything(portal: TestApp): Promise<void> {
  const { deps } = portal
  const { key, statements } = createActivationKey(deps, dora.siret)
  await deps.database.write(statements)
  for (const fact of ['number', 'date', 'amount'] as const) {
    await deps.database.write([
      { sql: 'UPDATE validation_facts SET is_asked = (fact = ?)', args: [fact] },
    ])
    const browser = portal.visitor()
    const begun = await begin(browser)
    await wrong(browser, begun)
    const body = { id: begun.id, answer: rightAnswers[fact] }
    await browser.post('/api/registration/answer', body)
    await browser.get('/api/registration')
  }
  const browser = portal.visitor()
  const { id } = await begin(browser)
  await browser.post('/api/registration/key', { id, key })
  await complete(portal)
  await resendConfirmation(deps, dora.siret)
  const token = await mailedToken(portal)
  await browser.post('/api/activation/reading', { token })
  await browser.post('/api/activation', { token })
  for (const job of registrationJobs(deps)) await job.run()
  await deps.database.write([
    { sql: 'UPDATE accounts SET closed_at = 1 WHERE siret = ?', args: [dora.siret] },
  ])
  await complete(portal)
  await browser.post('/api/activation', { token: await mailedToken(portal) })
}
