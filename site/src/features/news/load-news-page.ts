import type { Theme } from 'content-types'
import { listNews, listThemes, type NewsPage } from '../../lib/cms.ts'

export interface ShownNewsPage extends NewsPage {
  themes: Theme[]
  /** The one that the list is narrowed to. */
  domain?: Theme
}

/** A page of the public news, or nothing when there is no such page or no such domain. */
export async function loadNewsPage({
  page = '1',
  domain,
}: {
  page?: string | undefined
  domain?: string | undefined
}): Promise<ShownNewsPage | undefined> {
  if (!/^[1-9]\d{0,4}$/.test(page)) return undefined
  const themes = await listThemes()
  const theme = themes.find(({ slug }) => slug === domain)
  if (domain !== undefined && !theme) return undefined
  const found = await listNews({ page: Number(page), ...(theme && { domain: theme.slug }) })
  if (found.page > Math.max(found.pages, 1)) return undefined
  return { ...found, themes, ...(theme && { domain: theme }) }
}

/** Pages of a list have their own paths, since addresses with a query are never kept. */
export function newsPageAddress(page: number, domain?: string): string {
  const list = domain === undefined ? '/actualites' : `/actualites/domaine/${domain}`
  return page === 1 ? list : `${list}/page/${page}`
}
