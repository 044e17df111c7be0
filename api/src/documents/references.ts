import type { Deps } from '../deps.ts'
import { problem, type Problem } from '../platform/problems.ts'
import { findPublished } from './store.ts'

interface References {
  accountId: string
  reference?: string | undefined
  replaces?: string | undefined
}

/** Answers the id of the document that is replaced, if any. */
export async function checkReferences(
  deps: Pick<Deps, 'database'>,
  { accountId, reference, replaces }: References,
): Promise<string | undefined> {
  if (reference !== undefined && (await findPublished(deps, accountId, reference))) {
    throw refuse('reference', 'un autre document de cet employeur a déjà cette référence')
  }
  if (replaces === undefined) return undefined
  const replaced = await findPublished(deps, accountId, replaces)
  if (!replaced) {
    throw refuse('replaces', 'aucun document de cet employeur n’a cette référence')
  }
  if (replaced.state !== 'online') {
    throw refuse('replaces', 'ce document est déjà retiré ou remplacé')
  }
  return replaced.id
}

function refuse(field: keyof References, message: string): Problem {
  const title = 'Ce document ne peut pas être mis en ligne.'
  return problem({ type: 'invalid-input', title, errors: [{ field, message }] })
}
