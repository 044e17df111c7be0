import { advise, block, type Remark } from './remark.ts'
import { linksOf, type PlacedLink, type Surroundings, type Writing } from './writing.ts'

/** Paths under which only contents are: another address there leads nowhere. */
const families = {
  news: /^\/actualites\/([\w-]+)$/,
  faq: /^\/questions\/([\w-]+)$/,
  form: /^\/formulaires\/([\w-]+)(?:\.pdf)?$/,
}

export type LinkedKind = keyof typeof families

/** A content of the portal that an address names. */
export interface LinkedContent {
  kind: LinkedKind
  slug: string
  path: string
}

export function deadLinks(writing: Writing, { origin, addresses }: Surroundings): Remark[] {
  return allLinks(writing).flatMap((link) => {
    if (link.url.trim() === '') return []
    if (!isWellFormed(link.url)) {
      return [
        block(
          { ...link, words: link.url },
          'Cette adresse ne mène nulle part : elle commence par https://, ou par / pour une page du portail.',
        ),
      ]
    }
    const content = linkedContent(link.url, origin)
    if (!content || addresses.includes(content.path)) return []
    return [
      block(
        { ...link, words: link.url },
        'Ce lien mène à un contenu qui n’est pas publié : corrigez son adresse, ou publiez-le d’abord.',
      ),
    ]
  })
}

/** It would break with the name of the portal, and leaves its previews. */
export function absoluteLinks(writing: Writing, { origin }: Surroundings): Remark[] {
  return allLinks(writing).flatMap((link) => {
    const path = pathInPortal(link.url, origin)
    if (path === undefined || link.url.trim().startsWith('/')) return []
    return [
      advise({ ...link, words: link.url }, `Ce lien mène au portail lui-même : écrivez ${path}`),
    ]
  })
}

export function linkedContent(url: string, origin: string): LinkedContent | undefined {
  const path = pathInPortal(url, origin)
  if (path === undefined) return undefined
  for (const kind of Object.keys(families) as LinkedKind[]) {
    const slug = families[kind].exec(path)?.[1]
    if (slug !== undefined) return { kind, slug, path }
  }
  return undefined
}

/** Every address of an entry, as it was typed. */
export function urlsOf(writing: Writing): string[] {
  return [...new Set(allLinks(writing).map(({ url }) => url))]
}

type AnyLink = Pick<PlacedLink, 'field' | 'url'> & { block?: number }

function allLinks(writing: Writing): AnyLink[] {
  return [...linksOf(writing), ...(writing.address ? [writing.address] : [])]
}

function isWellFormed(url: string): boolean {
  const typed = url.trim()
  if (/^(#|\/(?!\/)|mailto:[^\s@]+@|tel:\+?\d)/.test(typed)) return true
  return /^https?:\/\//i.test(typed) && URL.canParse(typed) && new URL(typed).hostname.includes('.')
}

/** Whatever the scheme: « http:// » before the portal's own name is a slip too. */
function pathInPortal(url: string, origin: string): string | undefined {
  const typed = url.trim()
  if (typed.startsWith('#') || !isWellFormed(typed)) return undefined
  const { host, pathname, protocol } = new URL(typed, origin)
  if (!protocol.startsWith('http') || host !== new URL(origin).host) return undefined
  return pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname
}
