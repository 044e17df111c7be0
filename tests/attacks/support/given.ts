import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publishDocument } from '../../../api/src/documents/index.ts'
import { savePayments, type PaymentRow } from '../../../api/src/payments/index.ts'
import type { Browser } from '../../support/browser.ts'
import { make } from '../../support/certificates.ts'
import { pdf } from '../../support/forms.ts'
import type { ServedApp } from '../../support/served-app.ts'

interface Holder {
  accountId: string
  siret: string
  browser: Browser
  mark: string
  theme: string
}

/** A document, a payment, a statement made on demand, and answers that were not sent yet. */
export async function giveEach(portal: ServedApp, holder: Holder): Promise<void> {
  const { deps, clock } = portal
  const { accountId, siret, mark, theme } = holder
  const path = join(portal.folder, mark)
  await writeFile(path, pdf(mark).bytes)
  const document = await publishDocument(deps, path, {
    ...{ accountId, kind: 'courrier', themeSlug: theme, description: mark, source: 'import' },
    fileName: `${mark}.pdf`,
    publishedAt: clock.now(),
  })
  const payment: PaymentRow = {
    ...{ siret, reference: `V-${mark}`, nature: 'aide', state: 'Versé', document: `${mark}.pdf` },
    ...{ period: mark, amountCents: 100, paidOn: clock.now().toISOString().slice(0, 10) },
  }
  await deps.database.write([
    ...document.statements,
    ...(await savePayments(deps, [payment])),
    {
      sql: `INSERT INTO form_answers (account_id, slug, version, answers, saved_at)
            VALUES (?, ?, '1', ?, ?)`,
      args: [
        accountId,
        `formulaire-${mark.toLowerCase()}`,
        JSON.stringify({ nom: mark }),
        clock.now(),
      ],
    },
  ])
  await make(holder.browser, { kind: 'relevé', year: clock.now().getUTCFullYear() })
}
