import * as z from 'zod'
import type { Log } from './log.ts'

/** Where Strapi is, and what proves that it may be read. */
interface CmsAccess {
  settings: { cms: { url: string; token: string } }
}

const PATIENCE_MS = 10_000
/** Strapi gives no more at once. */
const PAGE_SIZE = 100

const pageSchema = z.object({
  data: z.array(z.unknown()),
  meta: z.object({ pagination: z.object({ pageCount: z.number().int() }) }),
})

/**
 * What Strapi answers at `/api/<path>` to the token that may only read what is published.
 *
 * @throws Error that says why, when it does not answer within ten seconds or refuses.
 */
export async function askCms(
  { settings }: CmsAccess,
  path: string,
  query: Record<string, string>,
): Promise<unknown> {
  const { url, token } = settings.cms
  const answer = await fetch(`${url}/api/${path}?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!answer.ok) throw new Error(`Strapi answered ${String(answer.status)}`)
  return answer.json()
}

/** Every entry at that path, page after page; one that does not parse is left out, as the site does. */
export async function readEntries<Entry>(
  deps: CmsAccess,
  path: string,
  schema: z.ZodType<Entry>,
  query: Record<string, string>,
): Promise<Entry[]> {
  const entries: Entry[] = []
  for (let page = 1, pages = 1; page <= pages; page++) {
    const answer = await askCms(deps, path, {
      ...query,
      'sort[0]': 'documentId:asc',
      'pagination[pageSize]': String(PAGE_SIZE),
      'pagination[page]': String(page),
    })
    const { data, meta } = pageSchema.parse(answer)
    entries.push(...data.flatMap((entry) => schema.safeParse(entry).data ?? []))
    pages = meta.pagination.pageCount
  }
  return entries
}

/**
 * Brings the copy of something of Strapi's up to date: `refresh` answers how many it holds when it
 * changed. Whatever goes wrong, the last good copy stays: the portal does not depend on Strapi.
 */
export async function refreshCopy(
  { log }: { log: Log },
  what: string,
  refresh: () => Promise<number | undefined>,
): Promise<void> {
  try {
    const count = await refresh()
    if (count !== undefined) log.info(`${what} refreshed`, { count })
  } catch (error) {
    log.warn(`${what} not refreshed`, { reason: reasonOf(error) })
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error)
  if (!(error instanceof Error)) return 'unknown'
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
