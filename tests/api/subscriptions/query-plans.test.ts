import { expect, test } from 'vitest'
import { endSubscription, subscriptionJobs } from '../../../api/src/subscriptions/index.ts'
import { dueSubscribers, mayReceive, stopAddress } from '../../../api/src/subscriptions/index.ts'
import { countSubscribers } from '../../../api/src/subscriptions/figures-store.ts'
import { writeIf } from '../../../api/src/platform/claim.ts'
import { alice } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { ask, confirm, dana, emile, keyIn, preferences, subscribe, work } from './support.ts'

const own = /subscri|left_addresses|outbox SET recipient/

test('every statement finds its rows by an index', async () => {
  const portal = await createTestApp()
  const recorded = recordStatements(portal.deps.database)
  await doEverything(portal)
  const statements = [...recorded.values()].filter(({ sql }) => own.test(sql))
  expect(statements.length).toBeGreaterThan(40)
  for (const statement of statements) {
    const slow = await findSlowSteps(portal.deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})

async function doEverything(portal: TestApp): Promise<void> {
  const { deps } = portal
  const { key: token } = await subscribe(portal, dana)
  const other = await subscribe(portal, alice.email, { frequency: 'at-once' })
  const browser = await portal.logIn(alice)
  await browser.get('/api/account/subscription')
  await preferences(portal, '/reading', { token })
  await preferences(portal, '', { token, frequency: 'monthly', domains: ['cotisation'] })
  await preferences(portal, '/pause', { token, until: '' })
  await preferences(portal, '/resumption', { token })
  await preferences(portal, '/address', { token, email: emile })
  await work(portal)
  await confirm(portal, keyIn(portal, emile, '/actu/confirmation'))
  portal.clock.advance({ hours: 24 })
  await preferences(portal, '/renewal', { token: other.key })
  await ask(portal, alice.email)
  await work(portal)
  const due = { frequency: 'at-once', domains: ['cotisation'], after: '', count: 10 } as const
  const [subscriber] = await dueSubscribers(deps, due)
  const id = subscriber?.id ?? ''
  await writeIf(deps.database, mayReceive(deps, id), [stopAddress(deps, id)])
  await countSubscribers(deps)
  await portal.visitor().post('/api/subscriptions/leave/reading', { token: other.leaving })
  await deps.database.write(await endSubscription(deps, emile))
  await portal.visitor().post(`/api/subscriptions/leave?cle=${other.leaving}`)
  await ask(portal, 'late@marees.example')
  await work(portal)
  portal.clock.advance({ hours: 24 * 40 })
  for (const job of subscriptionJobs(deps)) await job.run()
}
