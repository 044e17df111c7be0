import { createRoute } from '@hono/zod-openapi'
import {
  doneSchema,
  longestSearch,
  searchKinds,
  searchResultsSchema,
  searchSuggestionsSchema,
} from 'content-types'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { clientKey } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { refreshChanged } from './refresh-search.ts'
import { search, suggest } from './search.ts'

const words = z
  .string()
  .max(longestSearch, 'Votre recherche est trop longue : 200 caractères au plus.')
  .default('')

const suggestionsRoute = createRoute({
  method: 'get',
  path: '/search',
  request: { query: z.object({ words }) },
  responses: {
    200: {
      description: 'Titles that hold what is being typed',
      content: { 'application/json': { schema: searchSuggestionsSchema } },
    },
  },
})

const resultsRoute = createRoute({
  method: 'get',
  path: '/search/results',
  request: {
    query: z.object({
      words,
      kind: z.enum(searchKinds).optional(),
      page: z.coerce.number().int().min(1).max(1_000).default(1),
    }),
  },
  responses: {
    200: {
      description: 'Published contents about these words; reserved ones to people logged in',
      content: { 'application/json': { schema: searchResultsSchema } },
    },
  },
})

const refreshingRoute = createRoute({
  method: 'post',
  path: '/search/refreshing',
  responses: {
    200: {
      description: 'What was published or taken back is read soon',
      content: { 'application/json': { schema: doneSchema } },
    },
  },
})

const cause = 'Trop de recherches depuis votre connexion.'
/** A person who types fast asks for two or three a second. */
const suggested = { tries: 240, seconds: 60, cause }
const searched = { tries: 60, seconds: 60, cause }

export function searchRoutes(deps: Deps) {
  const suggestLimit = createRateLimit(suggested)
  const searchLimit = createRateLimit(searched)
  return createRoutes()
    .openapi(suggestionsRoute, async (c) => {
      await suggestLimit.take(clientKey(c))
      const isKnown = await isLoggedIn(deps, c)
      return c.json(await suggest(deps, c.req.valid('query').words, isKnown), 200)
    })
    .openapi(resultsRoute, async (c) => {
      await searchLimit.take(clientKey(c))
      const { words, kind, page } = c.req.valid('query')
      const withReserved = await isLoggedIn(deps, c)
      return c.json(await search(deps, { typed: words, kind, page, withReserved }), 200)
    })
    .openapi(refreshingRoute, (c) => {
      // Browsers come with their address: only the site itself has it from Strapi.
      if (c.req.header('x-client-address') !== undefined) throw notFound()
      void refreshChanged(deps)
      return c.json({}, 200)
    })
}

/** A visitor searches too, among what everybody may read. */
async function isLoggedIn(deps: Deps, c: Context<AppEnv>): Promise<boolean> {
  try {
    await requireAccount(deps, c)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}
