import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '../../../api/src/platform/tokens.ts'
import { alice } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp } from '../../support/test-app.ts'
import { importLines } from './support.ts'

/** The rows that are being imported are read whole; so is what decides which facts are asked. */
const wanted = /^SCAN j VIRTUAL TABLE|^USE TEMP B-TREE FOR count\(DISTINCT\)/
const whole = /contribution_titles_by_date|FROM themes WHERE offered = 1/

test('every statement of an import finds its rows by an index', async () => {
  const portal = await createTestApp()
  await mkdir(join(portal.folder, 'documents'))
  await writeFile(join(portal.folder, 'documents', 'a.pdf'), '%PDF-')
  const recorded = recordStatements(portal.deps.database)
  await importLines(portal, 'employers', [`${alice.siret};Nom;4 quai;29000;Port;`])
  await importLines(portal, 'titles', [`${alice.siret};T1;T1 2026;05/05/2026;1`])
  await importLines(portal, 'payments', [`${alice.siret};V1;aide;T1 2026;1;05/05/2026;Émis;`])
  await importLines(portal, 'documents', [
    `${alice.siret};a.pdf;${sha256('%PDF-')};bulletin;cotisation;Bulletin;01/02/2026`,
  ])
  expect(recorded.size).toBeGreaterThan(12)
  for (const statement of [...recorded.values()]) {
    if (whole.test(statement.sql)) continue
    const steps = await findSlowSteps(portal.deps.database, statement)
    const slow = steps.filter((step) => !wanted.test(step))
    // The table of `writeIf` never holds a row.
    expect({ sql: statement.sql, slow: slow.filter((step) => step !== 'SCAN claims') }).toEqual({
      sql: statement.sql,
      slow: [],
    })
  }
  await portal.close()
})
