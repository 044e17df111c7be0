import { randomUUID } from 'node:crypto'
import { pdf, depositForm } from '../../support/forms.ts'
import type { Browser } from '../../support/browser.ts'
import { insertHolders } from '../../support/holders.ts'
import { enrol } from '../../support/people.ts'
import { headersOf, serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { themes } from '../../support/themes.ts'
import { giveEach } from './given.ts'

/** An employer with something of everything, each with its own mark in it. */
export interface Tenant {
  accountId: string
  browser: Browser
  /** Stands in every text and file name of theirs. */
  mark: string
  reference: string
  theme: string
  /** Of files, drafts, receipts, documents, payments, lines received, changes, browsers… */
  ids: string[]
}

export async function startTenants(
  count: number,
): Promise<{ portal: ServedApp; tenants: Tenant[] }> {
  const portal = await serveTestApp()
  portal.deps.settings.daily.files = 1_000_000
  const tenants: Tenant[] = []
  for (const [rank, { id, siret }] of (await insertHolders(portal.deps, count)).entries()) {
    const browser = portal.visitor()
    await enrol(portal.deps, browser, id)
    const answer = await browser.logIn({ siret, code: '730264' })
    if (answer.status !== 201) throw new Error(await answer.text())
    tenants.push(await fill(portal, { accountId: id, siret, browser, rank }))
  }
  await portal.deps.database.write([{ sql: `UPDATE files SET state = 'clean'`, args: [] }])
  return { portal, tenants }
}

async function fill(
  portal: ServedApp,
  {
    accountId,
    siret,
    browser,
    rank,
  }: { accountId: string; siret: string; browser: Browser; rank: number },
): Promise<Tenant> {
  const mark = `MARQUE${String(rank).padStart(3, '0')}X`
  const theme = themes[rank % themes.length]?.slug ?? ''
  const fields = { object: mark, text: mark, theme }
  const sent = await portal.send(browser, depositForm({ fields, files: [pdf(`${mark}.pdf`)] }))
  const { reference } = (await sent.json()) as { reference: string }
  const draft = randomUUID()
  const change = { kind: 'document', theme, object: mark, text: mark }
  await fetch(`${portal.url}/api/drafts/${draft}`, {
    method: 'PUT',
    headers: { ...headersOf(browser, 'script'), 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })
  const form = new FormData()
  form.set('file', new File([new Uint8Array(pdf(mark).bytes)], `${mark}-2.pdf`))
  await fetch(`${portal.url}/api/drafts/${draft}/files`, {
    method: 'POST',
    headers: headersOf(browser, 'script'),
    body: form,
  })
  await giveEach(portal, { accountId, siret, browser, mark, theme })
  await browser.post('/api/account/changes', {
    email: '',
    mobile: '0612345678',
    address: `${mark} quai`,
    code: '',
  })
  return { accountId, browser, mark, reference, theme, ids: await idsOf(portal, accountId, draft) }
}

async function idsOf({ deps }: ServedApp, accountId: string, draft: string): Promise<string[]> {
  const rows = await deps.database.read(
    `SELECT id FROM files WHERE account_id = ?1
     UNION ALL SELECT c.id FROM receipts c JOIN requests r ON r.id = c.request_id
       WHERE r.account_id = ?1
     UNION ALL SELECT id FROM documents WHERE account_id = ?1
     UNION ALL SELECT reference FROM certificates WHERE account_id = ?1
     UNION ALL SELECT id FROM received_items WHERE account_id = ?1
     UNION ALL SELECT subject FROM received_items WHERE account_id = ?1 AND kind = 'payment'
     UNION ALL SELECT slug FROM form_answers WHERE account_id = ?1
     UNION ALL SELECT id FROM contact_changes WHERE account_id = ?1
     UNION ALL SELECT id FROM browsers WHERE account_id = ?1
     UNION ALL SELECT id FROM requests WHERE account_id = ?1`,
    [accountId],
  )
  return [...rows.map(({ id }) => id as string), draft]
}
