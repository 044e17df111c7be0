import { madeCertificateSchema, type CertificateAsk, type MadeCertificate } from 'content-types'
import type { Title } from '../../api/src/registry/index.ts'
import { upsertTitle } from '../../api/src/registry/index.ts'
import type { Browser } from './browser.ts'
import type { Person } from './cast.ts'
import type { TestApp } from './test-app.ts'

/** Titles of an employer; by default due on 28 February 2026 and paid two days before. */
export async function addTitles(
  { deps }: TestApp,
  { siret }: Person,
  titles: readonly Partial<Title>[],
): Promise<void> {
  await deps.database.write(
    titles.map((title, index) =>
      upsertTitle(siret, {
        number: `T${String(index + 1)}`,
        period: '4e trimestre 2025',
        issuedOn: '2026-02-05',
        amountCents: 123_456,
        dueOn: '2026-02-28',
        paidOn: '2026-02-26',
        ...title,
      }),
    ),
  )
}

interface TestPayment {
  paidOn: string
  cents: number
  nature?: string
  state?: string
}

export async function addPayments(
  { deps }: TestApp,
  { siret }: Person,
  payments: readonly TestPayment[],
): Promise<void> {
  await deps.database.write(
    payments.map(({ paidOn, cents, nature = 'aide', state = 'Versé' }, index) => ({
      sql: `INSERT INTO payments (siret, reference, nature, period, amount_cents, paid_on, state,
              document, updated_at)
            VALUES (?, ?, ?, 'x', ?, ?, ?, '', 0)`,
      args: [siret, `V${String(index)}-${paidOn}`, nature, cents, paidOn, state],
    })),
  )
}

export async function make(browser: Browser, ask: CertificateAsk): Promise<MadeCertificate> {
  const answer = await browser.post('/api/certificates', ask)
  if (answer.status !== 201) throw new Error(await answer.text())
  return madeCertificateSchema.parse(await answer.json())
}

/** The reference under which a document was delivered. */
export async function referenceOf({ deps }: TestApp, { id }: MadeCertificate): Promise<string> {
  const rows = await deps.database.read(
    'SELECT reference FROM certificates WHERE document_id = ?',
    [id],
  )
  return rows[0]?.['reference'] as string
}

export async function fileOf(browser: Browser, { id }: MadeCertificate): Promise<Buffer> {
  const answer = await browser.get(`/api/documents/${id}/file`)
  return Buffer.from(await answer.arrayBuffer())
}
