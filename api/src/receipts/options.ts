import { readArguments } from '../platform/command-line.ts'
import { WrongUse } from '../platform/refusal.ts'

export type Options =
  | { action: 'verify'; /** Former public keys of Enim’s, in base64. */ keys: string[] }
  | { action: 'heads' }

export const help = `Usage : npm run receipts -- verify [--key CLÉ]…
        npm run receipts -- heads

verify  recalcule toute la chaîne des accusés et contrôle la signature de chaque jour ; nomme le premier
        accusé ou le premier jour qui ne correspond pas
heads   montre les têtes signées, la plus ancienne d’abord : jour, position, chaîne, clé, signature

  --key CLÉ  clé publique en base64 qui a signé avant la clé actuelle (plusieurs fois s’il le faut)

Codes de sortie : 0 tout correspond ; 1 quelque chose ne correspond pas, ou échec ; 2 commande mal écrite.`

export function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      key: { type: 'string', multiple: true },
    },
  })
  if (values.help) return undefined
  const [action, ...more] = positionals
  if (more.length > 0) throw new WrongUse('Une seule action à la fois.')
  if (action === 'verify') return { action, keys: (values.key ?? []).map(readKey) }
  if (action !== 'heads') throw new WrongUse('Indiquez une action : verify ou heads.')
  if (values.key) throw new WrongUse('--key ne va qu’avec verify.')
  return { action }
}

function readKey(typed: string): string {
  if (/^[A-Za-z0-9+/]{43}=$/.test(typed)) return typed
  throw new WrongUse('--key doit être une clé de 32 octets en base64.')
}
