import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deskViews } from 'content-types'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../api/src/platform/database.ts'
import { chainReceipts } from '../../../api/src/receipts/chain.ts'
import { computeDelays } from '../../../api/src/threads/compute-delays.ts'
import { insertAgent, logInAgent } from '../../support/agents.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { depositForm } from '../../support/forms.ts'
import { headersOf, serveTestApp } from '../../support/served-app.ts'
import { startSqld } from '../../support/sqld.ts'

test('a request goes from its deposit to its answer on a libSQL server too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'enim-sqld-'))
  const sqld = await startSqld(join(folder, 'data'))
  const portal = await serveTestApp({ database: await openDatabase(sqld.url) })
  onTestFinished(async () => {
    await portal.close()
    await sqld.stop()
    await rm(folder, { recursive: true })
  })
  const employer = await portal.logIn(alice)
  const services = ['cotisation', 'declaration']
  const agent = await logInAgent(
    portal,
    await insertAgent(portal.deps, { role: 'supervisor', services }),
  )

  const draft = `${portal.url}/api/drafts/${randomUUID()}`
  const typed = await fetch(draft, {
    method: 'PUT',
    headers: { ...headersOf(employer, 'script'), 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'document', text: 'Un brouillon' }),
  })
  expect(typed.status).toBe(200)
  const sent = await portal.send(employer, depositForm({ fields: { text: 'Bordereaux de mars' } }))
  const { reference } = (await sent.json()) as { reference: string }
  await chainReceipts(portal.deps)

  const own = `/api/requests/${reference}`
  await getEach(employer, [
    ...['/api/requests?words=bordereau', '/api/requests?theme=cotisation&state=received', own],
    ...['/api/requests/export.csv', '/api/drafts', '/api/received', `/api/receipts/${reference}`],
  ])
  const views = Object.keys(deskViews).map((view) => `/api/desk/requests?view=${view}`)
  const desk = `/api/desk/requests/${reference}`
  await getEach(agent, [
    ...[...views, '/api/desk/services', '/api/desk/requests?words=bordereau', desk],
    ...['/api/desk/figures', '/api/desk/figures.csv'],
  ])
  await act(agent, `${desk}/taking`)
  await act(agent, `${desk}/pieces`, { text: 'Merci.', pieces: 'Le rôle', dueOn: '2026-04-01' })
  const reply = { kind: 'reply', reference, theme: '', text: 'Le voici.' }
  expect((await portal.send(employer, depositForm({ fields: reply }))).status).toBe(201)
  await act(agent, `${desk}/moves`, { service: 'declaration', text: 'Pour vous.' })
  await act(agent, `${desk}/answers`, { text: 'Bien reçu.' })
  await act(employer, `${own}/reading`)
  await act(agent, `${desk}/closure`, { text: '' })
  await act(agent, `${desk}/reopening`, { text: 'Une question.' })
  await act(employer, `${own}/withdrawal`)
  await computeDelays(portal.deps)
  await getEach(employer, ['/api/requests?words=bordereau', own, `${own}/archive`])
  await getEach(agent, ['/api/desk/requests?service=declaration&words=bordereau', desk])
}, 60_000)

async function act(browser: Browser, path: string, body: object = {}): Promise<void> {
  const answer = await browser.post(path, body)
  expect([path, answer.status, answer.ok ? '' : await answer.text()]).toEqual([path, 200, ''])
}

async function getEach(browser: Browser, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const answer = await browser.get(path)
    const body = await answer.text()
    expect([path, answer.status, answer.ok ? '' : body]).toEqual([path, 200, ''])
  }
}
