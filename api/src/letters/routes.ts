import { createRoute } from '@hono/zod-openapi'
import {
  latestLettersSchema,
  letterNewsSchema,
  letterPreviewSchema,
  letterSchema,
  newsLettersSchema,
} from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { requireCmsKey } from '../platform/cms-key.ts'
import { mailAddressSchema } from '../platform/mailer.ts'
import { notFound } from '../platform/problems.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { findLetter } from './copy-store.ts'
import { listLatestLetters, listLettersOf } from './figures-store.ts'
import { isPublished } from './news-store.ts'
import { makeSample, sendTrial } from './sample.ts'

const documentId = z.string().regex(/^[a-zA-Z0-9-]{1,64}$/)
const sampleOf = z.object({
  id: documentId,
  status: z.enum(['draft', 'published']).default('draft'),
})

const previewRoute = createRoute({
  method: 'get',
  path: '/letters/preview',
  request: { query: sampleOf },
  responses: {
    200: {
      description: 'The letter that a news of Strapi would make; asked with the token of Strapi',
      content: { 'application/json': { schema: letterPreviewSchema } },
    },
  },
})

/** A text holds lists in lists, which OpenAPI is not told of. */
const describedLetter = letterSchema.extend({
  news: z.array(letterNewsSchema.extend({ body: z.any() })),
})

const letterRoute = createRoute({
  method: 'get',
  path: '/letters/{id}',
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: {
    200: {
      description: 'A letter as anybody may read it',
      content: { 'application/json': { schema: describedLetter } },
    },
  },
})

/** What pages show; a preview only to whoever may read Strapi. */
export function letterRoutes(deps: Deps) {
  const routes = createRoutes()
  routes.use('/letters/preview', requireCmsKey(deps.settings.cms.token))
  return routes
    .openapi(previewRoute, async (c) => c.json(await makeSample(deps, c.req.valid('query')), 200))
    .openapi(letterRoute, async (c) => {
      const letter = await findLetter(deps, c.req.valid('param').id)
      if (!letter) throw notFound()
      return c.json(letter, 200)
    })
}

const figuresRoute = createRoute({
  method: 'get',
  path: '/letters',
  request: { query: z.object({ news: documentId }) },
  responses: {
    200: {
      description: 'What became of the letters that told of a news',
      content: { 'application/json': { schema: newsLettersSchema } },
    },
  },
})

const latestRoute = createRoute({
  method: 'get',
  path: '/letters/latest',
  responses: {
    200: {
      description: 'What became of the latest letters',
      content: { 'application/json': { schema: latestLettersSchema } },
    },
  },
})

const trialRoute = createRoute({
  method: 'post',
  path: '/letters/trials',
  request: {
    body: {
      required: true,
      content: {
        'application/json': { schema: z.object({ id: documentId, to: mailAddressSchema }) },
      },
    },
  },
  responses: {
    200: {
      description: 'The draft was sent to this one address',
      content: { 'application/json': { schema: z.object({}) } },
    },
  },
})

/** Of one editor. */
const trials = { tries: 20, seconds: 3600 }

/** What Strapi asks, with its key. */
export function letterCmsRoutes(deps: Deps) {
  const limit = createRateLimit(trials)
  const routes = createRoutes()
  routes.use('/letters/*', requireCmsKey(deps.settings.cms.key))
  return routes
    .openapi(figuresRoute, async (c) => {
      const { news } = c.req.valid('query')
      const letters = await listLettersOf(deps, news)
      return c.json({ isAwaited: await isPublished(deps, news), letters }, 200)
    })
    .openapi(latestRoute, async (c) => c.json({ letters: await listLatestLetters(deps) }, 200))
    .openapi(trialRoute, async (c) => {
      const { id, to } = c.req.valid('json')
      await limit.take(to.toLowerCase())
      await sendTrial(deps, { id, status: 'draft' }, to)
      return c.json({}, 200)
    })
}
