import type { Deps } from '../deps.ts'
import { checkReferences } from '../documents/index.ts'
import { Problem } from '../platform/problems.ts'
import { checkFile } from './check-file.ts'
import type { DocumentRow } from './document-layout.ts'
import { findHolder } from './document-store.ts'
import { Fault } from './fields.ts'
import type { ReadyDocument } from './publish-batch.ts'
import type { Seen } from './seen.ts'

/**
 * A line of the manifest that may go online; throws a `Fault`. `coming` holds the references that a
 * try would have put online.
 */
export async function prepareDocument(
  deps: Deps,
  folder: string,
  row: DocumentRow,
  coming: Seen,
): Promise<ReadyDocument | 'same'> {
  const holder = await findHolder(deps, row.siret, row.sha256)
  if (!holder) throw new Fault('siret', 'aucun employeur n’a ce SIRET')
  const { accountId, isThere } = holder
  if (accountId === null) throw new Fault('siret', 'cet employeur n’a pas de compte')
  if (isThere) return 'same'
  const path = await checkFile(folder, row)
  const { siret, reference, replaces } = row
  const isComing = replaces !== undefined && coming.has(`${siret} ${replaces}`)
  await requireReferences(deps, {
    accountId,
    reference,
    replaces: isComing ? undefined : replaces,
  })
  return { row, accountId, path }
}

const columns: Record<string, string> = { reference: 'référence', replaces: 'remplace' }

async function requireReferences(
  deps: Deps,
  references: Parameters<typeof checkReferences>[1],
): Promise<void> {
  try {
    await checkReferences(deps, references)
  } catch (refusal) {
    if (!(refusal instanceof Problem)) throw refusal
    const [{ field, message } = { field: '', message: refusal.title }] = refusal.errors
    throw new Fault(columns[field] ?? '', message)
  }
}
