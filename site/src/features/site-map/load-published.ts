import { CmsUnavailable, listFaq, listForms, listNews, listThemes } from '../../lib/cms.ts'
import type { Published } from './sections.ts'

/** How many news are named one by one: older ones are found by their lists. */
const LATEST = 30

/** What is published and may be named; what Strapi does not tell is left out. */
export async function loadPublished(): Promise<Published> {
  const [news, themes, faq, forms] = await Promise.all([
    known(async () => (await listNews({ size: LATEST })).news),
    known(listThemes),
    known(listFaq),
    known(listForms),
  ])
  return { news, themes, faq, forms }
}

async function known<T>(list: () => Promise<T[]>): Promise<T[]> {
  try {
    return await list()
  } catch (error) {
    if (error instanceof CmsUnavailable) return []
    throw error
  }
}
