import { randomUUID } from 'node:crypto'
import { draftFileAddedSchema } from 'content-types'
import { expect, test } from 'vitest'
import {
  exportAnswers,
  formFillingJobs,
  removeAnswersOf,
} from '../../../api/src/form-filling/index.ts'
import { alice } from '../../support/cast.ts'
import { putFile } from '../../support/draft-calls.ts'
import {
  address,
  openFormPortal,
  rightAnswers,
  save,
  type FormPortal,
} from '../../support/form-portal.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'

/** Tables of forms; the others are watched elsewhere. */
const own = /\b(?:forms|form_versions|file_forms|form_answers)\b/
/** Read or written whole on purpose: editors offer few forms. */
const small = /FROM forms ORDER BY slug|DELETE FROM forms/

test('every statement finds its rows by an index', async () => {
  const portal = await openFormPortal()
  const recorded = recordStatements(portal.deps.database)
  await doEverything(portal)
  const statements = [...recorded.values()].filter(({ sql }) => own.test(sql))
  expect(statements.length).toBeGreaterThan(15)
  for (const statement of statements) {
    if (small.test(statement.sql)) continue
    const slow = await findSlowSteps(portal.deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})

async function doEverything(portal: FormPortal): Promise<void> {
  const { deps } = portal
  const browser = await portal.logIn(alice)
  await browser.get('/api/forms')
  await save(browser, rightAnswers)
  const filled = await browser.get(`${address}/filled.pdf`)
  await portal.publish({ version: '2026-02' }, { more: ['nouveau'] })
  const draftKey = randomUUID()
  const bytes = Buffer.from(await filled.arrayBuffer())
  const joined = await putFile(portal, browser, draftKey, { name: 'rempli.pdf', bytes })
  const { file } = draftFileAddedSchema.parse(await joined.json())
  await browser.get(`/api/drafts/${draftKey}`)
  await browser.post(`${address}/carrying`, { draftKey, fileId: file.id })
  await browser.post(`${address}/review`, { answers: rightAnswers })
  await browser.post(`${address}/sending`, { key: randomUUID(), text: '' })
  await browser.post(`${address}/answers/removal`)
  await exportAnswers(deps, portal.accountOf(alice))
  await deps.database.write([removeAnswersOf(portal.accountOf(alice))])
  for (const job of formFillingJobs(deps)) await job.run()
}
