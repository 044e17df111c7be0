import { documentKinds } from 'content-types'
import type { MirroredTheme } from '../themes/index.ts'
import { Fault, type Cells } from './fields.ts'
import { foldName } from './header.ts'
import type { Layout } from './kind.ts'

/** A line of `manifest.csv`. */
export interface DocumentRow {
  siret: string
  /** Inside the folder, with slashes. */
  file: string
  sha256: string
  kind: (typeof documentKinds)[number]
  themeSlug: string
  description: string
  /** YYYY-MM-DD */
  day: string
  /** The sender's own name for it. */
  reference: string | undefined
  /** The reference of the document that it takes the place of. */
  replaces: string | undefined
}

export function documentLayout(
  themes: readonly Pick<MirroredTheme, 'slug' | 'name'>[],
  today: string,
): Layout<DocumentRow> {
  return {
    label: 'documents personnels',
    columns: ['siret', 'fichier', 'sha256', 'type', 'thème', 'description', 'date'],
    optional: ['référence', 'remplace'],
    readRow: (cells) => ({
      siret: cells.siret('siret'),
      file: readFile(cells),
      sha256: readHash(cells),
      kind: cells.oneOf('type', documentKinds),
      themeSlug: readTheme(cells, themes),
      description: cells.text('description', 200),
      day: readDay(cells, today),
      reference: cells.optional('référence', 100) || undefined,
      replaces: cells.optional('remplace', 100) || undefined,
    }),
    keyOf: ({ siret, sha256 }) => `${siret} ${sha256}`,
  }
}

/** A path that cannot leave the folder. */
function readFile(cells: Cells): string {
  const file = cells.text('fichier', 200)
  const parts = file.split('/')
  if (file.includes('\\') || parts.some((part) => ['', '.', '..'].includes(part))) {
    throw new Fault('fichier', 'le chemin doit rester dans le dossier')
  }
  if (!file.toLowerCase().endsWith('.pdf')) throw new Fault('fichier', 'ce n’est pas un PDF')
  return file
}

function readHash(cells: Cells): string {
  const hash = cells.text('sha256', 100).toLowerCase()
  if (/^[0-9a-f]{64}$/.test(hash)) return hash
  throw new Fault('sha256', 'une empreinte SHA-256 comporte 64 chiffres hexadécimaux')
}

function readTheme(cells: Cells, themes: readonly Pick<MirroredTheme, 'slug' | 'name'>[]): string {
  const typed = foldName(cells.text('thème', 100))
  const theme = themes.find(({ slug, name }) => [foldName(slug), foldName(name)].includes(typed))
  if (theme) return theme.slug
  const known = themes.map(({ name }) => name).join(', ')
  throw new Fault(
    'thème',
    known === '' ? 'le portail n’a encore aucun thème' : `les thèmes sont ${known}`,
  )
}

function readDay(cells: Cells, today: string): string {
  const day = cells.date('date')
  if (day <= today) return day
  throw new Fault('date', 'cette date est dans le futur')
}
