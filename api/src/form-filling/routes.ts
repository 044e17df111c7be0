import { createRoute } from '@hono/zod-openapi'
import {
  depositSchema,
  doneSchema,
  draftSavedSchema,
  fillableFormSchema,
  formAnswersSchema,
  formSavingSchema,
  formStatesSchema,
} from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { notFound } from '../platform/problems.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { answerFilled, answerPrefilled } from './answer-pdf.ts'
import { removeAnswers } from './answer-store.ts'
import { carryAnswers } from './carry-answers.ts'
import { listStates, openForm, toFillable } from './open-form.ts'
import { reviewAnswers } from './review-answers.ts'
import { keepAnswers } from './save-answers.ts'
import { sendForm } from './send-form.ts'

const params = z.object({ slug: z.string().max(200) })

function json<S extends z.ZodType>(schema: S) {
  return { 'application/json': { schema } }
}

function bodyOf<S extends z.ZodType>(schema: S) {
  return { params, body: { required: true, content: json(schema) } }
}

const pdf = { 'application/pdf': { schema: z.string() } }

const listRoute = createRoute({
  method: 'get',
  path: '/forms',
  responses: {
    200: { description: 'Which forms can be filled in online', content: json(formStatesSchema) },
  },
})

const formRoute = createRoute({
  method: 'get',
  path: '/forms/{slug}',
  request: { params },
  responses: {
    200: { description: 'A form with what was answered', content: json(fillableFormSchema) },
  },
})

const saveRoute = createRoute({
  method: 'put',
  path: '/forms/{slug}/answers',
  request: bodyOf(formSavingSchema),
  responses: { 200: { description: 'When they were saved last', content: json(draftSavedSchema) } },
})

const removalRoute = createRoute({
  method: 'post',
  path: '/forms/{slug}/answers/removal',
  request: { params },
  responses: { 200: { description: 'The answers are gone', content: json(doneSchema) } },
})

const reviewRoute = createRoute({
  method: 'post',
  path: '/forms/{slug}/review',
  request: bodyOf(z.object({ answers: formAnswersSchema })),
  responses: { 200: { description: 'The answers are right', content: json(doneSchema) } },
})

const sendingRoute = createRoute({
  method: 'post',
  path: '/forms/{slug}/sending',
  request: bodyOf(z.object({ key: z.uuid(), text: z.string().max(20_000).default('') })),
  responses: { 201: { description: 'The request that they became', content: json(depositSchema) } },
})

const carryingRoute = createRoute({
  method: 'post',
  path: '/forms/{slug}/carrying',
  request: bodyOf(z.object({ draftKey: z.string().max(100), fileId: z.string().max(100) })),
  responses: { 200: { description: 'When they were saved', content: json(draftSavedSchema) } },
})

const prefilledRoute = createRoute({
  method: 'get',
  path: '/forms/{slug}/prefilled.pdf',
  request: { params },
  responses: { 200: { description: 'The PDF with what Enim knows', content: pdf } },
})

const filledRoute = createRoute({
  method: 'get',
  path: '/forms/{slug}/filled.pdf',
  request: { params },
  responses: { 200: { description: 'The PDF with the answers', content: pdf } },
})

export function formRoutes(deps: Deps) {
  return createRoutes()
    .openapi(listRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      return c.json({ forms: await listStates(deps, id) }, 200)
    })
    .openapi(formRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      return c.json(toFillable(await openForm(deps, id, c.req.valid('param').slug)), 200)
    })
    .openapi(saveRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      const { answers, knownAt } = c.req.valid('json')
      const form = await openForm(deps, id, c.req.valid('param').slug)
      const known = knownAt === null ? null : new Date(knownAt)
      const savedAt = await keepAnswers(deps, id, form, answers, known)
      return c.json({ savedAt: savedAt.toISOString() }, 200)
    })
    .openapi(removalRoute, async (c) => {
      const { id: accountId } = await requireAccount(deps, c)
      if (!(await removeAnswers(deps, { accountId, ...c.req.valid('param') }))) throw notFound()
      return c.json({}, 200)
    })
    .openapi(reviewRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      const { slug } = c.req.valid('param')
      await reviewAnswers(deps, id, slug, c.req.valid('json').answers)
      return c.json({}, 200)
    })
    .openapi(sendingRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { slug } = c.req.valid('param')
      return c.json(await sendForm(deps, account, slug, c.req.valid('json')), 201)
    })
    .openapi(carryingRoute, async (c) => {
      const { id: accountId } = await requireAccount(deps, c)
      const joined = { accountId, ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json({ savedAt: (await carryAnswers(deps, joined)).toISOString() }, 200)
    })
    .openapi(prefilledRoute, (c) => answerPrefilled(deps, c, c.req.valid('param').slug))
    .openapi(filledRoute, (c) => answerFilled(deps, c, c.req.valid('param').slug))
}
