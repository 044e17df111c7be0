import { isDeepStrictEqual } from 'node:util'
import { faqEntrySchema, plainText, type FaqEntry } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { listEntries, replaceEntries, type MirroredEntry } from './store.ts'

const PATIENCE_MS = 10_000

/** Copies Strapi's frequent questions. Whatever goes wrong, the last good copy stays. */
export async function refreshFaq(deps: Deps): Promise<void> {
  try {
    const entries = await fetchEntries(deps)
    if (isDeepStrictEqual(entries, await listEntries(deps))) return
    await deps.database.write(replaceEntries(entries))
    deps.log.info('frequent questions refreshed', { count: entries.length })
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    deps.log.warn('frequent questions not refreshed', { reason })
  }
}

const pageSchema = z.object({
  data: z.array(z.unknown()),
  meta: z.object({ pagination: z.object({ pageCount: z.number().int() }) }),
})

/** Every page; an entry that does not parse is left out, as the site leaves it out. */
async function fetchEntries({ settings }: Deps): Promise<MirroredEntry[]> {
  const { url, token } = settings.cms
  const entries: MirroredEntry[] = []
  for (let page = 1, pages = 1; page <= pages; page++) {
    const query = `populate[theme]=true&pagination[pageSize]=100&pagination[page]=${String(page)}`
    const answer = await fetch(`${url}/api/faq-entries?${query}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!answer.ok) throw new Error(`Strapi answered ${String(answer.status)}`)
    const { data, meta } = pageSchema.parse(await answer.json())
    for (const entry of data) {
      const parsed = faqEntrySchema.safeParse(entry)
      if (parsed.success) entries.push(toMirrored(parsed.data))
    }
    pages = meta.pagination.pageCount
  }
  return entries.sort((a, b) => (a.slug < b.slug ? -1 : 1))
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
