import { expect, test } from 'vitest'
import { browserJobs } from '../../../api/src/browsers/index.ts'
import { loginJobs } from '../../../api/src/login/index.ts'
import { sessionJobs } from '../../../api/src/sessions/index.ts'
import { alice } from '../../support/cast.ts'
import { block, readOneTimeCode, tryFrom } from '../../support/logins.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { siretOf } from '../../support/sirets.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

test('every statement of logging in finds its rows by an index', async () => {
  const portal = await createTestApp()
  const recorded = recordStatements(portal.deps.database)
  await doEverything(portal)
  expect(recorded.size).toBeGreaterThan(30)
  for (const statement of [...recorded.values()]) {
    const slow = await findSlowSteps(portal.deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})

async function doEverything(portal: TestApp): Promise<void> {
  const browser = portal.visitor()
  await browser.logIn(alice)
  await browser.get('/api/session/code')
  await browser.post('/api/session/code', { code: 'ABCD2345' })
  await browser.post('/api/session/code/renewal')
  const code = await readOneTimeCode(portal, alice)
  await browser.post('/api/session/code', { code })
  await browser.logIn(alice)
  await browser.post('/api/session/renewal')
  for (let rank = 0; rank < 52; rank++) {
    const siret = rank === 0 ? alice.siret : siretOf(rank)
    await tryFrom(browser, rank, { siret, code: '000000' })
  }
  await block(portal.visitor(), alice)
  const second = await portal.logIn(alice)
  const answer = await second.get('/api/account/access')
  const { browsers } = (await answer.json()) as { browsers: { id: string }[] }
  await browser.post(`/api/account/browsers/${browsers[0]?.id ?? ''}/end`)
  await browser.post('/api/account/access/end')
  await browser.post('/api/session/end')
  const jobs = [...loginJobs(portal.deps), ...browserJobs(portal.deps), ...sessionJobs(portal.deps)]
  for (const job of jobs) await job.run()
}
