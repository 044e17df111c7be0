import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { exportDrafts, requestJobs, rescope } from '../../../api/src/requests/index.ts'
import { scanDueFiles } from '../../../api/src/requests/scan.ts'
import { sweepRequests } from '../../../api/src/requests/sweep.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { putDraft, putFile, sendReply } from '../../support/draft-calls.ts'
import { depositForm, pdf } from '../../support/forms.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

/** Tables of requests; the others are watched elsewhere. */
const own = /\b(?:requests|request_texts|files|drafts|announced_blobs|daily_storage|pieces)\b/

test('every statement finds its rows by an index', async () => {
  const portal = await serveTestApp()
  const recorded = recordStatements(portal.deps.database)
  await doEverything(portal)
  const statements = [...recorded.values()].filter(({ sql }) => own.test(sql))
  expect(statements.length).toBeGreaterThan(45)
  for (const statement of statements) {
    const slow = await findSlowSteps(portal.deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})

async function doEverything(portal: ServedApp): Promise<void> {
  const { deps } = portal
  const browser = await portal.logIn(alice)
  const refused = depositForm({ fields: { text: '' } })
  await portal.send(browser, refused)
  const draft = await browser.get(`/api/drafts/${refused.key}`)
  const [file] = ((await draft.json()) as { files: { id: string }[] }).files
  await browser.post(`/api/drafts/${refused.key}/files/${file?.id ?? ''}/removal`)
  const answer = await portal.send(browser, depositForm())
  const { reference } = (await answer.json()) as { reference: string }
  await keepDrafts(portal, browser)
  await sendReply(portal, browser, { reference, text: 'Voici', pieces: ['x'], files: [pdf()] })
  await sendReply(portal, browser, { reference })
  await browser.get('/api/requests')
  await browser.get(`/api/requests/${reference}`)
  await scanDueFiles(deps)
  await scanDueFiles({ ...deps, antivirus: { scan: () => Promise.resolve({ kind: 'clean' }) } })
  portal.clock.advance({ hours: 48 })
  await sweepRequests(deps)
  for (const job of requestJobs(deps)) await job.run()
  const late = depositForm({ fields: { key: refused.key, text: 'Trop tard' } })
  await portal.send(browser, late)
}

async function keepDrafts(portal: ServedApp, browser: Browser): Promise<void> {
  const key = randomUUID()
  await putDraft(portal, browser, key, { kind: 'question', text: 'Bonj' })
  await putDraft(portal, browser, key, { kind: 'question', text: 'Ailleurs' })
  await putFile(portal, browser, key, pdf())
  await browser.get('/api/drafts')
  await browser.post(`/api/drafts/${key}/removal`)
  const exported = exportDrafts(portal.deps, portal.accountOf(alice))
  for await (const draft of exported) expect(draft.kind).toBe('document')
  await portal.deps.database.write([rescope('x', 'y', 'z')])
}
