import { expect, test } from 'vitest'
import { profileJobs } from '../../../api/src/profile/index.ts'
import { applyDueChanges } from '../../../api/src/profile/apply-changes.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { depositForm } from '../../support/forms.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

/** Few rows: what a batch rests on, and the themes. */
const small = /(?:INTO|FROM) claims\b|FROM themes WHERE offered = 1/

test('every statement finds its rows by an index', async () => {
  const portal = await serveTestApp()
  const { database } = portal.deps
  const browser = await portal.logIn(alice)
  const recorded = recordStatements(database)
  await doEverything(portal, browser)
  const statements = [...recorded.values()].filter(({ sql }) => !small.test(sql))
  expect(statements.length).toBeGreaterThan(50)
  for (const statement of statements) {
    const slow = await findSlowSteps(database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  const conditions = [...recorded.values()].filter(({ sql }) =>
    sql.startsWith('INSERT INTO claims'),
  )
  expect(conditions.length).toBeGreaterThan(6)
  for (const { sql, args } of conditions) {
    const slow = await findSlowSteps(database, { sql: sql.replace('INSERT INTO claims', ''), args })
    expect({ sql, slow }).toEqual({ sql, slow: [] })
  }
  await portal.close()
})

async function doEverything(portal: ServedApp, browser: Browser): Promise<void> {
  const { deps, clock } = portal
  const changes = { email: 'x@x.example', mobile: '', address: 'x', code: alice.code }
  await portal.send(browser, depositForm())
  await portal.send(browser, depositForm({ fields: { text: '' } }))
  await browser.post('/api/account/changes', changes)
  const account = (await (await browser.get('/api/account')).json()) as {
    changes: { id: string }[]
  }
  await browser.post(`/api/account/changes/${account.changes[0]?.id ?? ''}/cancellation`)
  await portal.deliver()
  const texts = portal.mailbox.mails.map(({ text }) => text ?? '').join('\n')
  for (const [, token] of texts.matchAll(/cle=([\w-]{43})/g)) {
    await portal.visitor().post('/api/changes/reading', { token })
    if (!texts.includes('Confirmer')) await portal.visitor().post('/api/changes', { token })
  }
  const [, confirmation] = /Confirmer.*:\n\S+cle=([\w-]{43})/.exec(texts) ?? []
  await portal.visitor().post('/api/changes', { token: confirmation })
  await browser.post('/api/account/notifications', {
    choices: [{ kind: 'answers', channel: 'mail', accepted: true }],
  })
  await (await browser.get('/api/account/export')).arrayBuffer()
  await browser.post('/api/account/code', { old: alice.code, code: '739204', codeAgain: '739204' })
  clock.advance({ hours: 24 })
  await applyDueChanges(deps)
  const other = await portal.logIn(bob)
  await other.post('/api/account/changes', { ...changes, code: bob.code })
  clock.advance({ hours: 7 * 24 })
  await applyDueChanges(deps)
  const closing = await portal.logIn(bob)
  await closing.post('/api/account/closure', { code: bob.code, understood: true })
  for (const days of [701, 24, 7]) {
    clock.advance({ hours: days * 24 })
    for (const job of profileJobs(deps)) await job.run()
  }
}
