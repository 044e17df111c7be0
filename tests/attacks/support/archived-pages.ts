import { publishDocument } from '../../../api/src/documents/index.ts'
import { savePayments, type PaymentRow } from '../../../api/src/payments/index.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from '../../support/browser.ts'
import { bob } from '../../support/cast.ts'
import type { Desk } from '../../support/desk.ts'
import { pdf } from '../../support/forms.ts'
import { readZip } from '../../support/read-zip.ts'

const archives = ['/api/whole-file', '/api/account/export']

/**
 * The pages of the archives of an employer in whose texts all of `markup` stands; with their own
 * policy taken out, so that only their writing defends them.
 */
export async function writeHostileArchives(
  desk: Desk,
  employer: Browser,
  markup: readonly string[],
): Promise<{ name: string; html: string }[]> {
  const { portal } = desk
  const { deps, clock } = portal
  const accountId = portal.accountOf(bob)
  for (const [rank, text] of markup.entries()) {
    await desk.insert({ from: bob, object: text, text })
    const path = join(portal.folder, `archive-${String(rank)}`)
    await writeFile(path, pdf(String(rank)).bytes)
    const { statements } = await publishDocument(deps, path, {
      ...{ accountId, kind: 'courrier', themeSlug: 'cotisation', source: 'import' },
      ...{ description: text, fileName: `${text.replaceAll('/', '')}.pdf` },
      publishedAt: clock.now(),
    })
    const payment: PaymentRow = {
      ...{ siret: bob.siret, reference: text, nature: 'aide', state: 'Versé' },
      ...{ period: text, amountCents: 100, paidOn: '2026-02-01', document: text },
    }
    await deps.database.write([...statements, ...(await savePayments(deps, [payment]))])
  }
  const pages = []
  for (const path of archives) {
    const answer = await employer.get(path)
    const files = readZip(Buffer.from(await answer.arrayBuffer()))
    for (const [name, content] of files) {
      if (!name.endsWith('.html')) continue
      const html = content.toString().replace(/<meta\s+http-equiv="Content-Security[^>]*>/gi, '')
      pages.push({ name: `${path} ${name}`, html })
    }
  }
  return pages
}
