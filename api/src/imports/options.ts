import { parse, resolve } from 'node:path'
import { readArguments, resolvePath } from '../platform/command-line.ts'
import { WrongUse } from '../platform/refusal.ts'

const kinds = ['employers', 'titles', 'payments', 'documents'] as const
export type KindName = (typeof kinds)[number]

export interface Options {
  kind: KindName
  /** The CSV file, or the folder of documents. */
  path: string
  rejectsPath: string
  dryRun: boolean
}

export const help = `Usage : npm run import -- employers FICHIER.csv
        npm run import -- titles FICHIER.csv
        npm run import -- payments FICHIER.csv
        npm run import -- documents DOSSIER

Fait entrer dans le portail ce que tient l’Enim : employeurs, titres de cotisation, versements,
documents personnels (un dossier de PDF avec son manifest.csv). Le portail peut fonctionner pendant
ce temps. Recommencer est sans danger : ce qui est déjà là est reconnu. Un employeur absent d’un
nouveau fichier reste. Colonnes et exemples : docs/imports.md.

  --dry-run          compte sans rien changer
  --rejects FICHIER  où écrire les lignes rejetées (FICHIER.rejets.csv, à côté du fichier lu)

Codes de sortie : 0 tout est entré ; 1 échec ; 2 commande mal écrite ; 3 des lignes sont rejetées.`

export function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      rejects: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
  })
  if (values.help) return undefined
  const [kind, path, ...others] = positionals
  if (!isKind(kind)) throw new WrongUse(`Que faut-il importer ? Choisissez ${kinds.join(', ')}.`)
  if (path === undefined || path === '') {
    throw new WrongUse(`Indiquez le ${kind === 'documents' ? 'dossier' : 'fichier'} à importer.`)
  }
  if (others.length > 0) throw new WrongUse(`« ${others.join(' ')} » est de trop.`)
  const file = kind === 'documents' ? resolvePath(path, 'manifest.csv') : resolvePath(path)
  const rejectsPath = values.rejects ? resolvePath(values.rejects) : defaultRejects(file)
  if (rejectsPath === file) {
    throw new WrongUse('Les lignes rejetées ne peuvent pas remplacer le fichier lu.')
  }
  return { kind, path: resolvePath(path), rejectsPath, dryRun: values['dry-run'] ?? false }
}

function isKind(name: string | undefined): name is KindName {
  return kinds.some((kind) => kind === name)
}

function defaultRejects(file: string): string {
  const { dir, name } = parse(file)
  return resolve(dir, `${name}.rejets.csv`)
}
