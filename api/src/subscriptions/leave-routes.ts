import { createRoute, z } from '@hono/zod-openapi'
import { doneSchema, leavingSchema } from 'content-types'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { keyField } from './fields.ts'
import { leave, readLeaving } from './leave.ts'

const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } })

const query = z.object({ cle: keyField })

const readingRoute = createRoute({
  method: 'post',
  path: '/subscriptions/leave/reading',
  request: { body: { required: true, content: json(z.object({ token: keyField })) } },
  responses: { 200: { description: 'Who would leave', content: json(leavingSchema) } },
})

/** RFC 8058: mail programs post there, whatever the body. */
const leaveRoute = createRoute({
  method: 'post',
  path: '/subscriptions/leave',
  request: { query },
  responses: { 200: { description: 'Left', content: json(doneSchema) } },
})

/** RFC 2369: programs that cannot post open the address in a browser, which changes nothing. */
const openingRoute = createRoute({
  method: 'get',
  path: '/subscriptions/leave',
  request: { query },
  responses: { 303: { description: 'The page with the button' } },
})

export function leaveRoutes(deps: Deps) {
  return createRoutes()
    .openapi(readingRoute, async (c) =>
      c.json(await readLeaving(deps, c.req.valid('json').token), 200),
    )
    .openapi(leaveRoute, async (c) => {
      await leave(deps, c.req.valid('query').cle)
      return c.json({}, 200)
    })
    .openapi(openingRoute, (c) => {
      const { cle } = c.req.valid('query')
      c.header('referrer-policy', 'no-referrer')
      return c.redirect(`/actu/desinscription?cle=${encodeURIComponent(cle)}`, 303)
    })
}
