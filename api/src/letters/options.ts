import { readArguments } from '../platform/command-line.ts'
import { WrongUse } from '../platform/refusal.ts'

export interface Options {
  /** A file, a folder, or « - » for one mail on the standard input. */
  path: string
}

export const help = `Usage : npm run bounces -- CHEMIN

Lit les lettres revenues (avis de non-remise, RFC 3464) et arrête l’envoi aux adresses dont la
boîte n’existe plus, à la troisième lettre revenue. Relire les mêmes mails ne change rien.

  CHEMIN  un dossier (un fichier par mail, Maildir compris), un fichier, ou - pour l’entrée standard

Codes de sortie : 0 fait ; 1 échec ; 2 commande mal écrite.`

export function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return undefined
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0) throw new WrongUse('Indiquez un seul chemin, ou -.')
  return { path }
}
