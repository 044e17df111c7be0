import { tokenScopes, type TokenScope } from 'content-types'
import { readArguments } from '../platform/command-line.ts'
import { WrongUse } from '../platform/refusal.ts'

export type Options =
  | { command: 'create'; name: string; scopes: TokenScope[]; expiresAt: Date | null }
  | { command: 'list' }
  | { command: 'revoke'; id: string }

export const help = `Usage : npm run tokens -- commande [options]

Gère les jetons des systèmes de l’Enim ; docs/systems.md montre ce qu’ils permettent.

  create NOM --scopes DROIT[,DROIT]… [--expires 2027-01-01]
             imprime un jeton, montré cette seule fois ; il s’arrête au début de ce jour
  list       tous les jetons, leurs droits et leur dernier emploi, à la minute près
  revoke ID  le jeton n’est plus accepté

Droits :
${Object.entries(tokenScopes)
  .map(([scope, label]) => `  ${scope.padEnd(16)} ${label}`)
  .join('\n')}

Codes de sortie : 0 fait ; 1 échec ; 2 commande mal écrite.`

export function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      scopes: { type: 'string' },
      expires: { type: 'string' },
    },
  })
  if (values.help) return undefined
  const [command, subject, ...others] = positionals
  const { scopes, expires } = values
  if (command === 'create' && subject !== undefined && others.length === 0) {
    const name = readName(subject)
    return { command, name, scopes: readScopes(scopes), expiresAt: readExpiry(expires) }
  }
  if (scopes !== undefined || expires !== undefined) {
    throw new WrongUse('--scopes et --expires ne vont qu’avec « create NOM ».')
  }
  if (command === 'list' && subject === undefined) return { command }
  if (command === 'revoke' && subject !== undefined && others.length === 0) {
    return { command, id: subject }
  }
  throw new WrongUse('Indiquez une commande : create, list ou revoke.')
}

function readName(typed: string): string {
  const name = typed.trim()
  if (/^[^\p{Cc}]{1,80}$/u.test(name)) return name
  throw new WrongUse('Un nom compte 1 à 80 caractères.')
}

function readScopes(typed = ''): TokenScope[] {
  const scopes = [...new Set(typed.split(',').map((scope) => scope.trim()))]
  if (scopes.every((scope) => Object.hasOwn(tokenScopes, scope))) return scopes as TokenScope[]
  throw new WrongUse(`--scopes\u00a0: choisissez parmi ${Object.keys(tokenScopes).join(', ')}.`)
}

function readExpiry(typed: string | undefined): Date | null {
  if (typed === undefined) return null
  const date = new Date(`${typed}T00:00:00Z`)
  const isDay = /^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(date.getTime())
  if (isDay && date.toISOString().startsWith(typed)) return date
  throw new WrongUse('--expires\u00a0: un jour s’écrit 2027-01-01.')
}
