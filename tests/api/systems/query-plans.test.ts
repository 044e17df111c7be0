import { expect, test } from 'vitest'
import { systemJobs } from '../../../api/src/systems/index.ts'
import { isNotRevoked, listTokens, revokeToken } from '../../../api/src/systems/token-store.ts'
import { writeIf } from '../../../api/src/platform/claim.ts'
import { canReplay, listDead, replay } from '../../../api/src/webhooks/delivery-store.ts'
import { announceEvent, webhookJobs } from '../../../api/src/webhooks/index.ts'
import { deleteSubscriber, listSubscribers } from '../../../api/src/webhooks/subscriber-store.ts'
import { alice } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { openWebhookSink } from '../../support/webhook-sink.ts'
import { announce, subscribe, tell } from '../webhooks/support.ts'
import { openSystemsApp, type SystemsApp } from './support.ts'

/** Read whole on purpose: the few systems of Enim, and the few themes. */
const small = /FROM webhook_subscribers s|FROM system_tokens ORDER BY|FROM themes WHERE offered = 1/

test('every statement of tokens, publications and webhooks finds its rows by an index', async () => {
  const system = await openSystemsApp()
  const { database } = system.deps
  const recorded = recordStatements(database)
  await doEverything(system)
  const statements = [...recorded.values()]
  expect(statements.length).toBeGreaterThan(30)
  for (const statement of statements) {
    if (small.test(statement.sql)) continue
    const slow = await findSlowSteps(database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await system.close()
})

async function doEverything(system: SystemsApp): Promise<void> {
  const { deps, clock } = system
  const published = await system.publish({ key: 'x', fields: { reference: 'x' } })
  const { id } = (await published.json()) as { id: string }
  await system.publish({ key: 'x', fields: { reference: 'x' } })
  await system.publish({ fields: { reference: 'y', replaces: 'x' } })
  await system.call(`/documents?siret=${alice.siret}&page=2`)
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ reason: 'x' })
  await system.call(`/documents/${id}/withdrawal`, { method: 'POST', headers, body })
  await system.call('/requests/none')
  await system.call('/requests/none', { headers: { authorization: 'Bearer x' } })
  await listTokens(deps)
  await writeIf(deps.database, isNotRevoked('x'), [revokeToken('x', clock.now())])

  deps.settings.webhookHosts = ['127.0.0.1']
  const sink = await openWebhookSink()
  const subscriber = await subscribe(deps, sink.url)
  for (const hours of [0, 72]) {
    await announce(deps)
    await tell(deps)
    await announce(deps)
    sink.mood = { kind: 'answers', status: 500 }
    clock.advance({ hours })
    await tell(deps)
  }
  const condition = { sql: 'EXISTS (SELECT 1 FROM accounts WHERE id = ?)', args: ['x'] }
  const subject = { reference: 'x', service: 'x' }
  const event = { type: 'document.opened', subject } as const
  await deps.database.write([announceEvent(deps, event, condition)])
  await listSubscribers(deps)
  await listDead(deps, subscriber.id)
  await writeIf(deps.database, canReplay(subscriber.id), [replay(subscriber.id, clock.now())])
  for (const job of [...systemJobs(deps), ...webhookJobs(deps)]) await job.run()
  await deps.database.write(deleteSubscriber(subscriber.id))
  await sink.close()
}
