import { expect, test } from 'vitest'
import { captchaJobs } from '../../../api/src/captcha/index.ts'
import { listChoices, queueNotice, recordConsents } from '../../../api/src/notifications/index.ts'
import { queueSms } from '../../../api/src/outbox/index.ts'
import { resetJobs } from '../../../api/src/resets/index.ts'
import { createMovableClock, solveCaptcha } from '../../support/captcha.ts'
import { alice, unknownSiret } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { ask, askAndRead, redeem, work } from './support.ts'

const own = /\b(?:asked_mails|resets|used_challenges|consents|claims|outbox)\b/

/** Emptied by the statement before it, in the same batch. */
const empty = /^DELETE FROM claims$/

test('every statement finds its rows by an index', async () => {
  const portal = await createTestApp({ clock: createMovableClock() })
  const recorded = recordStatements(portal.deps.database)
  await doEverything(portal)
  const statements = [...recorded.values()].filter(({ sql }) => own.test(sql))
  expect(statements.length).toBeGreaterThan(20)
  for (const statement of statements) {
    if (empty.test(statement.sql)) continue
    const slow = await findSlowSteps(portal.deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})

async function doEverything(portal: TestApp): Promise<void> {
  const { deps } = portal
  const accountId = portal.accountOf(alice)
  const captcha = await solveCaptcha(portal.visitor())
  await portal.visitor().post('/api/resets', { siret: alice.siret, captcha })
  for (let times = 0; times < 4; times++) await ask(portal, alice.siret)
  await ask(portal, unknownSiret, { path: '/api/confirmations' })
  await work(portal)
  const token = await askAndRead(portal, alice)
  await portal.visitor().post('/api/resets/reading', { token })
  await redeem(portal.visitor(), token)
  const choice = { kind: 'documents', channel: 'sms', accepted: true } as const
  const letter = { subject: 'x', paragraphs: [] }
  const contact = { id: accountId, email: alice.email, mobile: alice.mobile }
  await deps.database.write([
    ...recordConsents(accountId, [choice], { at: deps.clock.now() }),
    ...(await queueNotice(deps, contact, { kind: 'documents', letter, dedupe: 'x' })),
    queueSms(deps, { to: '+33639981021', text: 'x', dedupe: 'y' }),
  ])
  await listChoices(deps, accountId)
  await portal.deliver()
  for (const job of [...captchaJobs(deps), ...resetJobs(deps)]) await job.run()
}
