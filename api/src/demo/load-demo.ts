import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { insertEmployer } from '../accounts/index.ts'
import { insertAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { publishDocument } from '../documents/index.ts'
import { toReceivedFact, upsertPayments } from '../payments/index.ts'
import type { Statement } from '../platform/database.ts'
import { recordReceived } from '../received/index.ts'
import { hasEmployer, upsertEmployer, upsertTitle } from '../registry/index.ts'
import { demoSchema, type DemoEmployer } from './demo-data.ts'

export type Loaded = { kind: 'already-filled' } | { kind: 'loaded'; employers: number }

/** Fills an empty database, all of it or nothing. */
export async function loadDemo(deps: Deps, folder: string): Promise<Loaded> {
  if (await hasEmployer(deps)) return { kind: 'already-filled' }
  const { employers, newcomers, agents } = demoSchema.parse(
    JSON.parse(await readFile(join(folder, 'employers.json'), 'utf8')),
  )
  const batch = []
  for (const employer of employers) {
    const { accountId, statements } = await insertEmployer(deps, employer)
    batch.push(...statements)
    for (const { file, theme, ...document } of employer.documents) {
      const path = join(folder, 'documents', file)
      const facts = { accountId, themeSlug: theme, fileName: file, source: 'import' } as const
      const { statements } = await publishDocument(deps, path, { ...document, ...facts })
      batch.push(...statements)
    }
    batch.push(...paymentsOf(deps, employer))
  }
  for (const newcomer of newcomers) {
    batch.push(upsertEmployer(deps, newcomer))
    batch.push(...newcomer.titles.map((title) => upsertTitle(newcomer.siret, title)))
  }
  // Their passwords are printed: whoever reads them is let in nowhere but on a trial portal.
  for (const agent of deps.settings.production ? [] : agents) {
    batch.push(...(await insertAgent(deps, agent)).statements)
  }
  await deps.database.write(batch)
  return { kind: 'loaded', employers: employers.length + newcomers.length }
}

/** Each came into « Ce que j’ai reçu » on its day; those to come, now. */
function paymentsOf({ clock }: Deps, { siret, payments }: DemoEmployer): Statement[] {
  if (payments.length === 0) return []
  const now = clock.now()
  const rows = payments.map((payment) => ({ ...payment, siret }))
  const facts = rows.map((row) => {
    const paidAt = new Date(`${row.paidOn}T08:00:00Z`)
    return toReceivedFact(row, { at: paidAt < now ? paidAt : now, isNew: row.isNew })
  })
  return [upsertPayments(rows, now), recordReceived(facts)]
}
