import { limits, parisDay } from 'content-types'
import type { Deps } from '../deps.ts'
import { findContact } from '../accounts/index.ts'
import type { Publication } from '../documents/index.ts'
import type { ReceivedForm } from '../files/index.ts'
import { problem } from '../platform/problems.ts'
import { getThemes } from '../themes/index.ts'
import { refused, tooLargeDocument } from './problems.ts'
import { publicationSchema, type PublicationFields } from './publication-fields.ts'

export interface ReadPublication {
  path: string
  publication: Publication
}

/** What to put online; throws what is wrong, field by field. */
export async function readPublication(
  deps: Deps,
  { fields, files, unread }: Pick<ReceivedForm, 'fields' | 'files' | 'unread'>,
): Promise<ReadPublication> {
  const typed = readFields(fields)
  const [file] = files
  if (!file) throw refused('file', 'Le fichier manque.')
  if (unread.length > 0) throw refused('file', 'Un seul fichier est attendu.')
  if (file.bytes > limits.documentBytes) throw tooLargeDocument()
  if (file.refusal !== undefined) throw refused('file', file.refusal)
  if (typed.sha256 !== undefined && typed.sha256 !== file.sha256) {
    throw refused('sha256', 'Le fichier reçu n’a pas cette empreinte.')
  }
  const { reference, replaces } = typed
  return {
    path: file.path,
    publication: {
      accountId: await findAccount(deps, typed.siret),
      kind: typed.kind,
      themeSlug: await findThemeSlug(deps, typed.theme),
      description: typed.description,
      fileName: /\.pdf$/i.test(file.name) ? file.name : `${file.name}.pdf`,
      publishedAt: readDate(deps, typed.date),
      source: 'api',
      ...(reference !== undefined && { reference }),
      ...(replaces !== undefined && { replaces }),
    },
  }
}

function readFields(fields: ReceivedForm['fields']): PublicationFields {
  const given = Object.fromEntries([...fields].filter(([, value]) => value.trim() !== ''))
  const parsed = publicationSchema.safeParse(given)
  if (parsed.success) return parsed.data
  throw problem({
    type: 'invalid-input',
    title: 'Certains champs sont à corriger.',
    errors: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
  })
}

async function findAccount(deps: Deps, siret: string): Promise<string> {
  const contact = await findContact(deps, { siret })
  if (contact) return contact.id
  throw refused('siret', 'Aucun employeur de ce SIRET n’a de compte sur le portail.')
}

async function findThemeSlug(deps: Deps, slug: string): Promise<string> {
  const slugs = (await getThemes(deps)).map((theme) => theme.slug)
  if (slugs.includes(slug)) return slug
  throw refused('theme', `Les domaines sont ${slugs.join(', ')}.`)
}

/** A day that is over stands at eight in the morning, as in an import. */
function readDate({ clock }: Deps, day: string | undefined): Date {
  const now = clock.now()
  const today = parisDay(now)
  if (day === undefined || day === today) return now
  if (day > today) throw refused('date', 'Cette date est dans le futur.')
  return new Date(`${day}T08:00:00Z`)
}
