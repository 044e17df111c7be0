import { createRoute } from '@hono/zod-openapi'
import { doneSchema, faqHelpedSchema, faqSuggestionsSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { notFound } from '../platform/problems.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { insertReading } from './reading-store.ts'
import { hasEntry, insertHelped, listHelped } from './store.ts'
import { suggestEntries } from './suggest.ts'

const helpedAnswer = {
  200: {
    description: 'Entries of which this account said that they helped',
    content: { 'application/json': { schema: faqHelpedSchema } },
  },
}

const suggestionsRoute = createRoute({
  method: 'get',
  path: '/faq',
  request: { query: z.object({ words: z.string().max(500).default('') }) },
  responses: {
    200: {
      description: 'Frequent questions about these words, likeliest first',
      content: { 'application/json': { schema: faqSuggestionsSchema } },
    },
  },
})

const helpedRoute = createRoute({ method: 'get', path: '/faq/helped', responses: helpedAnswer })

const markRoute = createRoute({
  method: 'post',
  path: '/faq/{slug}/helped',
  request: { params: z.object({ slug: z.string().max(300) }) },
  responses: helpedAnswer,
})

const readingRoute = createRoute({
  method: 'post',
  path: '/faq/{slug}/reading',
  request: { params: z.object({ slug: z.string().max(300) }) },
  responses: {
    200: {
      description: 'This account has opened this answer',
      content: { 'application/json': { schema: doneSchema } },
    },
  },
})

export function faqRoutes(deps: Deps) {
  return createRoutes()
    .openapi(suggestionsRoute, async (c) => {
      await requireAccount(deps, c)
      const suggestions = await suggestEntries(deps, c.req.valid('query').words)
      return c.json({ suggestions }, 200)
    })
    .openapi(helpedRoute, async (c) => {
      const account = await requireAccount(deps, c)
      return c.json({ helped: await listHelped(deps, account.id) }, 200)
    })
    .openapi(markRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { slug } = c.req.valid('param')
      if (!(await hasEntry(deps, slug))) throw notFound()
      await deps.database.write([insertHelped(slug, account.id, deps.clock.now())])
      return c.json({ helped: await listHelped(deps, account.id) }, 200)
    })
    .openapi(readingRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { slug } = c.req.valid('param')
      if (!(await hasEntry(deps, slug))) throw notFound()
      const at = deps.clock.now()
      await deps.database.write([insertReading({ accountId: account.id, slug, at })])
      return c.json({}, 200)
    })
}
