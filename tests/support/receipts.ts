import { issueReceipt, type ReceiptFacts } from '../../api/src/receipts/index.ts'
import { readContent, type ReceiptContent } from '../../api/src/receipts/content.ts'
import { createId } from '../../api/src/platform/tokens.ts'
import type { MirroredTheme } from '../../api/src/themes/index.ts'
import { alice, type Person } from './cast.ts'
import type { TestApp } from './test-app.ts'
import { themes } from './themes.ts'

interface Sending {
  person?: Person
  kind?: 'aee' | 'are'
  facts?: Partial<ReceiptFacts>
}

/** A request recorded without its form, and its first receipt. */
export async function sendWithReceipt(
  portal: TestApp,
  { person = alice, kind = 'aee', facts: changes = {} }: Sending = {},
): Promise<ReceiptFacts> {
  const facts = factsOf(portal, person, changes)
  const { theme } = facts
  await portal.deps.database.write([
    {
      sql: `INSERT INTO requests (id, reference, account_id, form_key, fingerprint, kind,
              theme_slug, theme_name, service_name, object, text, siret, employer_name, holder,
              email, sent_at)
            VALUES (?, ?, ?, ?, '', ?, ?, ?, ?, ?, 'x', ?, ?, ?, ?, ?)`,
      args: [
        facts.requestId,
        facts.reference,
        facts.accountId,
        facts.requestId,
        facts.kind,
        theme.slug,
        theme.name,
        theme.serviceName,
        facts.object,
        facts.siret,
        facts.employerName,
        facts.holder,
        facts.email,
        facts.sentAt,
      ],
    },
    ...issueReceipt(portal.deps, kind, facts),
  ])
  return facts
}

let sendings = 0

export function factsOf(
  portal: TestApp,
  person: Person,
  changes: Partial<ReceiptFacts> = {},
): ReceiptFacts {
  return {
    requestId: createId(),
    accountId: portal.accountOf(person),
    reference: `E26-0000-${String(++sendings).padStart(4, '0')}`,
    kind: 'document',
    object: 'Mars 2026',
    siret: person.siret,
    employerName: person.name,
    holder: person.holder,
    email: person.email,
    sentAt: portal.clock.now(),
    theme: themes[0] as MirroredTheme,
    files: [{ name: 'bordereau.pdf', bytes: 2048, sha256: 'ab'.repeat(32) }],
    ...changes,
  }
}

/** The receipts of a request, as they are kept. */
export async function receiptsOf(
  { deps }: TestApp,
  requestId: string,
): Promise<{ id: string; text: string; content: ReceiptContent }[]> {
  const rows = await deps.database.read(
    'SELECT id, content FROM receipts WHERE request_id = ? ORDER BY issued_at, kind',
    [requestId],
  )
  return rows.map((row) => {
    const text = row['content'] as string
    return { id: row['id'] as string, text, content: readContent(text) }
  })
}

/** Of the first receipt of a request, as a PDF. */
export async function receiptAddress(portal: TestApp, facts: ReceiptFacts): Promise<string> {
  const [receipt] = await receiptsOf(portal, facts.requestId)
  return `/api/requests/${facts.reference}/receipts/${receipt?.id ?? ''}`
}
