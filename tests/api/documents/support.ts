import { publishDocument, type Publication } from '../../../api/src/documents/index.ts'
import { alice } from '../../support/cast.ts'
import type { TestApp } from '../../support/test-app.ts'

/** Puts a document online, for Alice unless it is said; answers its id. */
export async function publishOne(
  portal: TestApp,
  changes: Partial<Publication> = {},
  replaces?: string,
): Promise<string> {
  const description = changes.description ?? 'Relevé de mars'
  const content = Buffer.from(`%PDF-1.7 ${description}`)
  const { id, statements } = await publishDocument(portal.deps, content, {
    accountId: portal.accountOf(alice),
    kind: 'relevé',
    themeSlug: 'cotisation',
    description,
    fileName: 'releve.pdf',
    publishedAt: portal.clock.now(),
    source: 'api',
    ...changes,
    ...(replaces !== undefined && { replaces }),
  })
  await portal.deps.database.write(statements)
  return id
}
