import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { insertEmployer } from '../../api/src/accounts/index.ts'
import { publishDocument } from '../../api/src/documents/index.ts'
import { hasEmployer } from '../../api/src/registry/index.ts'
import { queueMail } from '../../api/src/outbox/index.ts'
import { revokeSessionsOf, sessionJobs } from '../../api/src/sessions/index.ts'
import { findTheme, getThemes, replaceThemes } from '../../api/src/themes/index.ts'
import { alice, bob, charlie } from '../support/cast.ts'
import { findSlowSteps, recordStatements } from '../support/query-plans.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'
import { themes } from '../support/themes.ts'

/** Read or written whole on purpose: one row at most, or the few rows of the themes. */
const small = /FROM employers LIMIT 1|UPDATE themes|FROM themes WHERE offered = 1/

test('every statement finds its rows by an index', async () => {
  const portal = await createTestApp()
  const { database } = portal.deps
  const recorded = recordStatements(database)
  await doEverything(portal)
  const statements = [...recorded.values()]
  expect(statements.length).toBeGreaterThan(25)
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

async function doEverything(portal: TestApp): Promise<void> {
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
