import type { CacheProvider } from 'astro'
import { environment } from './environment.ts'
import type { Outcome } from './kept.ts'
import { log, reasonOf } from './log.ts'
import { bodyOf, prepare, variantFor, type HeaderList, type Prepared } from './prepared.ts'
import { isPreview, isPrivate } from './private-paths.ts'
import { securityHeaders } from './security-headers.ts'
import { stores, type Passing } from './stores.ts'

/**
 * Astro's cache provider: renders a page once for all who ask at the same time, and puts it where
 * server.ts answers the next ones without entering Astro. Pages say what they want with
 * `Astro.cache.set({ maxAge, tags })`; addresses with a query and private ones are never kept.
 */
export default function pageCache(): CacheProvider {
  const { pages } = stores()
  return {
    name: 'page-cache',

    async onRequest({ request, url }, next) {
      const isPersonal = isPrivate(url.pathname) || isPreview(url.pathname)
      const isKeepable = request.method === 'GET' && url.search === '' && !isPersonal
      if (!isKeepable) return next()
      const found = await pages.obtain(url.pathname, async () => {
        try {
          return await outcomeOf(await next())
        } catch (error) {
          log('error', 'page-failed', { path: url.pathname, reason: reasonOf(error) })
          throw error
        }
      })
      return responseOf(found, request.headers.get('accept-encoding'))
    },

    invalidate({ tags }) {
      if (tags) pages.expire(typeof tags === 'string' ? [tags] : tags)
      return Promise.resolve()
    },
  }
}

async function outcomeOf(response: Response): Promise<Outcome<Prepared, Passing>> {
  const maxAge = /max-age=(\d+)/.exec(response.headers.get('CDN-Cache-Control') ?? '')?.[1]
  if (response.status !== 200 || maxAge === undefined) {
    return { kind: response.status >= 500 ? 'failed' : 'gone', value: await passingOf(response) }
  }
  const bytes = Buffer.from(await response.arrayBuffer())
  return {
    kind: 'good',
    value: await prepare({ bytes, type: typeOf(response), headers: keptHeaders(response) }),
    tags: (response.headers.get('Cache-Tag') ?? '').split(', '),
    freshMs: Number(maxAge) * 1_000,
  }
}

/**
 * Browsers ask again each time, so that what is published is read at once; mostly a 304. What never
 * changes at its address says so.
 */
function keptHeaders(response: Response): HeaderList {
  const disposition = response.headers.get('Content-Disposition')
  const own = response.headers.get('Cache-Control') ?? ''
  const isFixed = own.includes('immutable')
  return [
    ['cache-control', isFixed ? own : 'public, max-age=0, must-revalidate'],
    ...(disposition ? [['content-disposition', disposition] as const] : []),
    ...securityHeaders(environment().PUBLIC_URL),
  ]
}

/** Astro names no charset. */
function typeOf(response: Response): string {
  const type = response.headers.get('Content-Type') ?? 'application/octet-stream'
  return type === 'text/html' ? 'text/html; charset=utf-8' : type
}

async function passingOf(response: Response): Promise<Passing> {
  const body = response.body === null ? null : await response.arrayBuffer()
  return { status: response.status, headers: [...response.headers], body }
}

function responseOf(found: Prepared | Passing, acceptEncoding: string | null): Response {
  if ('status' in found) return new Response(found.body, found)
  const variant = variantFor(found, acceptEncoding ?? undefined)
  const { head } = variant
  const headers = new Headers()
  for (let at = 0; at < head.length; at += 2) headers.append(head[at] ?? '', head[at + 1] ?? '')
  return new Response(new Uint8Array(bodyOf(variant)), { headers })
}
