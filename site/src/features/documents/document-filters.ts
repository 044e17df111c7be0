import { documentKinds, type DocumentKind, type DocumentList } from 'content-types'
import { queryOf } from '../../lib/api-call.ts'
import { kindLabels } from './kind-labels.ts'

/** A kind that there is not narrows nothing. */
export function readKind(query: URLSearchParams): DocumentKind | undefined {
  const typed = query.get('nature')
  return documentKinds.find((kind) => kind === typed)
}

interface Shown {
  theme?: string | undefined
  kind?: DocumentKind | undefined
  page?: number
}

/** The page of the documents, narrowed. */
export function listAddress({ theme, kind, page = 1 }: Shown = {}): `/${string}` {
  const path = `/espace/obtenir${theme === undefined ? '' : `/${theme}`}` as const
  const query = queryOf({ nature: kind, page: page > 1 ? page : undefined })
  return query === '' ? path : `${path}?${query}`
}

interface Tab {
  href: string
  label: string
  current: boolean
}

/** All kinds first, then each one that there is; none when there is nothing to choose. */
export function kindTabs(
  kinds: DocumentList['kinds'],
  { theme, kind: current }: Pick<Shown, 'theme' | 'kind'>,
): Tab[] {
  const offered = kinds.filter(({ kind, total }) => total > 0 || kind === current)
  if (offered.length < 2 && current === undefined) return []
  const all = kinds.reduce((sum, { total }) => sum + total, 0)
  return [
    {
      href: listAddress({ theme }),
      label: `Toutes les natures (${String(all)})`,
      current: current === undefined,
    },
    ...offered.map(({ kind, total }) => ({
      href: listAddress({ theme, kind }),
      label: `${kindLabels[kind]} (${String(total)})`,
      current: kind === current,
    })),
  ]
}
