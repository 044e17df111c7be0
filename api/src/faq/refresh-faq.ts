import { isDeepStrictEqual } from 'node:util'
import { faqEntrySchema, plainText, type FaqEntry } from 'content-types'
import type { Deps } from '../deps.ts'
import { readEntries, refreshCopy } from '../platform/cms.ts'
import { listEntries, replaceEntries, type MirroredEntry } from './store.ts'

/** Copies Strapi's frequent questions. */
export function refreshFaq(deps: Deps): Promise<void> {
  return refreshCopy(deps, 'frequent questions', async () => {
    const entries = await fetchEntries(deps)
    if (isDeepStrictEqual(entries, await listEntries(deps))) return undefined
    await deps.database.write(replaceEntries(entries))
    return entries.length
  })
}

async function fetchEntries(deps: Deps): Promise<MirroredEntry[]> {
  const query = { 'populate[theme]': 'true' }
  const entries = await readEntries(deps, 'faq-entries', faqEntrySchema, query)
  // Strapi lets two editors give the same address: one of them must not keep all others from readers.
  const bySlug = new Map(entries.map((entry) => [entry.slug, toMirrored(entry)]))
  return [...bySlug.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

function toMirrored({ slug, question, answer, theme }: FaqEntry): MirroredEntry {
  return {
    slug,
    question,
    answer: plainText(answer),
    themeSlug: theme.slug,
    themeName: theme.name,
  }
}
