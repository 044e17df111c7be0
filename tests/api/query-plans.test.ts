import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { insertEmployer } from '../../api/src/accounts/index.ts'
import { publishDocument } from '../../api/src/documents/index.ts'
import { hasEmployer } from '../../api/src/registry/index.ts'
import { queueMail } from '../../api/src/outbox/index.ts'
import { refreshSearch, searchJobs } from '../../api/src/search/index.ts'
import { revokeSessionsOf, sessionJobs } from '../../api/src/sessions/index.ts'
import { findTheme, getThemes, replaceThemes } from '../../api/src/themes/index.ts'
import { siteHeaders } from '../support/browser.ts'
import { alice, bob, charlie } from '../support/cast.ts'
import { findSlowSteps, recordStatements } from '../support/query-plans.ts'
import { news, openSearchPortal, question, type SearchPortal } from '../support/search-portal.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'
import { themes } from '../support/themes.ts'

/** Read or written whole on purpose: one row at most, or the few rows of the themes. */
const small = /FROM employers LIMIT 1|UPDATE themes|FROM themes WHERE offered = 1/

test('every statement finds its rows by an index', async () => {
  const portal = await openSearchPortal({ 'faq-entries': [question('payer', 'Comment payer ?')] })
  const { database } = portal.deps
  const recorded = recordStatements(database)
  await doEverything(portal)
  const statements = [...recorded.values()]
  expect(statements.length).toBeGreaterThan(45)
  for (const statement of statements) {
    if (small.test(statement.sql)) continue
    const slow = await findSlowSteps(database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})

test('a statement without an index is seen', async () => {
  const portal = await createTestApp()
  const find = (sql: string) => findSlowSteps(portal.deps.database, { sql, args: [] })
  expect(await find(`SELECT * FROM accounts WHERE email = 'x'`)).not.toEqual([])
  expect(await find('SELECT * FROM documents ORDER BY bytes LIMIT 50')).not.toEqual([])
  await portal.close()
})

async function doEverything(portal: SearchPortal): Promise<void> {
  const { deps } = portal
  const browser = await portal.logIn(alice)
  for (let tries = 0; tries < 4; tries++) {
    await portal.visitor().logIn({ siret: bob.siret, code: '000000' })
  }
  portal.clock.advance({ minutes: 1 })
  await browser.get('/api/account')
  await browser.post('/api/session/renewal')
  const path = join(portal.folder, 'x.pdf')
  await writeFile(path, 'x')
  const { statements } = await publishDocument(deps, path, {
    accountId: portal.accountOf(alice),
    kind: 'courrier',
    themeSlug: 'cotisation',
    description: 'x',
    fileName: 'x.pdf',
    publishedAt: portal.clock.now(),
    source: 'import',
  })
  await deps.database.write(statements)
  await browser.get('/api/documents')
  await browser.get('/api/documents?theme=cotisation')
  await browser.get('/api/documents/none/file')
  await browser.get('/api/received')
  await replaceAndReadThemes(portal)
  await publishAndSearch(portal)
  for (const code of [250, 451, 550]) {
    portal.mailbox.mood = code === 250 ? { kind: 'accepts' } : { kind: 'answers', code }
    const letter = { subject: 'x', paragraphs: [] }
    await deps.database.write([
      queueMail(deps, { to: 'x@x.example', letter, dedupe: String(code) }),
    ])
    await portal.deliver()
  }
  await hasEmployer(deps)
  await insertEmployer(deps, { ...charlie, titles: [] })
  await browser.post('/api/session/end')
  await revokeSessionsOf(deps, portal.accountOf(alice))
  for (const job of sessionJobs(deps)) await job.run()
}

async function replaceAndReadThemes({ deps }: TestApp): Promise<void> {
  await deps.database.write(replaceThemes(themes))
  await getThemes(deps)
  await findTheme(deps, 'cotisation')
}

async function publishAndSearch(portal: SearchPortal): Promise<void> {
  const { deps } = portal
  portal.cms.contents['news-articles'] = [news('cap', 'Cap au large', 'Par virement.')]
  portal.cms.contents['faq-entries'] = [question('payer', 'Comment payer ?', 'Par virement.')]
  await refreshSearch(deps)
  const visitor = portal.visitor()
  await visitor.get('/api/search?words=pay')
  for (const words of ['virement', 'payer virement', 'payre', 'virmeneteh']) {
    await visitor.get(`/api/search/results?words=${words}`)
  }
  await visitor.get('/api/search/results?words=virement&kind=faq&page=2')
  await visitor.post('/api/questions/payer/helped')
  await portal.app.request('/api/questions/views', {
    method: 'POST',
    headers: {
      'x-site-key': siteHeaders['x-site-key'],
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ views: { payer: 1 } }),
  })
  portal.cms.contents['news-articles'] = []
  await refreshSearch(deps)
  for (const job of searchJobs(deps)) await job.run()
}
