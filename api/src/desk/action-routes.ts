import { createRoute } from '@hono/zod-openapi'
import { deskRequestSchema, parisDay } from 'content-types'
import type { Context } from 'hono'
import * as z from 'zod'
import { requireAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { createRoutes } from '../platform/routes.ts'
import type { Deed } from './act.ts'
import {
  answerFields,
  callFields,
  closureFields,
  moveFields,
  noteFields,
  piecesFields,
  reopeningFields,
} from './action-fields.ts'
import { addNote, answer, askPieces, close, logCall, reopen, take } from './actions.ts'
import { move } from './move.ts'

function actionRoute<P extends string, S extends z.ZodType>(action: P, schema: S) {
  return createRoute({
    method: 'post',
    path: `/desk/requests/{reference}/${action}`,
    request: {
      params: z.object({ reference: z.string().max(100) }),
      body: { required: true, content: { 'application/json': { schema } } },
    },
    responses: {
      200: {
        description: 'The request as it is then',
        content: { 'application/json': { schema: deskRequestSchema } },
      },
    },
  })
}

/** Each answers the whole request. */
export function actionRoutes(deps: Deps) {
  const deedOf = async (c: Context<AppEnv>): Promise<Deed> => ({
    agent: await requireAgent(deps, c),
    client: clientOf(c),
    reference: c.req.param('reference') ?? '',
  })
  const today = () => parisDay(deps.clock.now())
  return createRoutes()
    .openapi(actionRoute('taking', z.object({})), async (c) =>
      c.json(await take(deps, await deedOf(c)), 200),
    )
    .openapi(actionRoute('answers', answerFields), async (c) =>
      c.json(await answer(deps, await deedOf(c), c.req.valid('json')), 200),
    )
    .openapi(actionRoute('notes', noteFields), async (c) =>
      c.json(await addNote(deps, await deedOf(c), c.req.valid('json')), 200),
    )
    .openapi(actionRoute('calls', callFields), async (c) =>
      c.json(await logCall(deps, await deedOf(c), c.req.valid('json')), 200),
    )
    .openapi(actionRoute('pieces', piecesFields(today)), async (c) =>
      c.json(await askPieces(deps, await deedOf(c), c.req.valid('json')), 200),
    )
    .openapi(actionRoute('moves', moveFields), async (c) =>
      c.json(await move(deps, await deedOf(c), c.req.valid('json')), 200),
    )
    .openapi(actionRoute('closure', closureFields), async (c) =>
      c.json(await close(deps, await deedOf(c), c.req.valid('json')), 200),
    )
    .openapi(actionRoute('reopening', reopeningFields), async (c) =>
      c.json(await reopen(deps, await deedOf(c), c.req.valid('json')), 200),
    )
}
