import type { TokenScope } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { createSystemToken, type NewToken } from './token.ts'
import { insertToken } from './token-store.ts'

interface Wanted {
  name: string
  scopes: readonly TokenScope[]
  expiresAt: Date | null
}

export async function makeToken(
  deps: Pick<Deps, 'database' | 'clock'>,
  { name, scopes, expiresAt }: Wanted,
): Promise<NewToken> {
  const made = createSystemToken()
  const { id, hash } = made
  await deps.database.write([
    insertToken({ id, hash, name, scopes, expiresAt, createdAt: deps.clock.now() }),
    recordEvent(deps, { event: 'system-token-made', actor: 'enim', about: id }),
  ])
  return made
}
