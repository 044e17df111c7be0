import { formatDate, formatDateTime } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { writeIf } from '../platform/claim.ts'
import { Refusal } from '../platform/refusal.ts'
import { exitCodes, runCommand, type ExitCode } from '../run-command.ts'
import { makeToken } from './make-token.ts'
import { help, readOptions, type Options } from './options.ts'
import { isNotRevoked, listTokens, revokeToken, type SystemToken } from './token-store.ts'

await runCommand({ help, readOptions, run: manageTokens })

async function manageTokens(deps: Deps, options: Options): Promise<ExitCode> {
  switch (options.command) {
    case 'create':
      await create(deps, options)
      break
    case 'list':
      await list(deps)
      break
    case 'revoke':
      await revoke(deps, options.id)
  }
  return exitCodes.done
}

async function create(deps: Deps, wanted: Extract<Options, { command: 'create' }>): Promise<void> {
  if (wanted.expiresAt && wanted.expiresAt <= deps.clock.now()) {
    throw new Refusal('Ce jeton serait déjà échu.')
  }
  const { id, token } = await makeToken(deps, wanted)
  console.log(`Jeton ${id}, montré cette seule fois :\n${token}`)
}

async function list(deps: Deps): Promise<void> {
  const tokens = await listTokens(deps)
  if (tokens.length === 0) console.log('Aucun système n’a de jeton.')
  for (const token of tokens) {
    const { id, name, scopes, lastUsedAt } = token
    const used = lastUsedAt ? `employé le ${formatDateTime(lastUsedAt)}` : 'jamais employé'
    console.log([id, name, scopes.join(','), validityOf(token, deps.clock.now()), used].join('  '))
  }
}

function validityOf({ revokedAt, expiresAt }: SystemToken, now: Date): string {
  if (revokedAt) return `révoqué le ${formatDate(revokedAt)}`
  if (!expiresAt) return 'sans fin'
  return `${expiresAt > now ? 'jusqu’au' : 'échu le'} ${formatDate(expiresAt)}`
}

async function revoke(deps: Deps, id: string): Promise<void> {
  const written = await writeIf(deps.database, isNotRevoked(id), [
    revokeToken(id, deps.clock.now()),
    recordEvent(deps, { event: 'system-token-revoked', actor: 'enim', about: id }),
  ])
  if (!written) throw new Refusal('Aucun jeton en service n’a cet identifiant.')
  console.log('Ce jeton n’est plus accepté.')
}
