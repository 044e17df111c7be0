import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publishDocument } from '../../api/src/documents/index.ts'
import type { Person } from './cast.ts'
import type { TestApp } from './test-app.ts'

/** Puts a document online for somebody, as Enim would. */
export async function publishTo(
  portal: TestApp,
  person: Person,
  { content, fileName }: { content: Buffer; fileName: string },
): Promise<void> {
  const path = join(portal.folder, 'published')
  await writeFile(path, content)
  const { statements } = await publishDocument(portal.deps, path, {
    accountId: portal.accountOf(person),
    kind: 'attestation',
    themeSlug: 'cotisation',
    description: 'Attestation',
    fileName,
    publishedAt: portal.clock.now(),
    source: 'import',
  })
  await portal.deps.database.write(statements)
}
