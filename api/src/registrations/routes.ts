import { createRoute } from '@hono/zod-openapi'
import { activatedSchema, linkSchema, registrationSchema, siretSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { clientKey, clientOf } from '../platform/client.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { activate, readLink } from './activate.ts'
import { answerQuestion } from './answer-question.ts'
import { beginRegistration } from './begin.ts'
import { completeDetails } from './complete.ts'
import { requireRegistration, toRegistration } from './present.ts'
import { readRegistrationCookie, setRegistrationCookie } from './registration-cookie.ts'
import { useActivationKey } from './use-key.ts'

const id = z
  .string('Rouvrez la page, puis recommencez.')
  .max(100, 'Rouvrez la page, puis recommencez.')

const bodies = {
  begin: z.object({ siret: z.string('Indiquez votre numéro de SIRET.').pipe(siretSchema) }),
  answer: z.object({ id, answer: text('Indiquez votre réponse.') }),
  key: z.object({ id, key: text('Indiquez la clé d’activation reçue par courrier.') }),
  /** The step itself judges the other fields, with the SIRET that they belong to. */
  details: z.looseObject({ id }),
  link: z.object({ token: z.string('Ouvrez le lien reçu par e-mail.') }),
}

const beginRoute = post('/registration', bodies.begin, 201, registrationSchema)
const answerRoute = post('/registration/answer', bodies.answer, 200, registrationSchema)
const keyRoute = post('/registration/key', bodies.key, 200, registrationSchema)
const detailsRoute = post('/registration/details', bodies.details, 200, registrationSchema)
const readingRoute = post('/activation/reading', bodies.link, 200, linkSchema)
const activationRoute = post('/activation', bodies.link, 200, activatedSchema)

const stepRoute = createRoute({
  method: 'get',
  path: '/registration',
  responses: { 200: answerOf(registrationSchema) },
})

/** By address of the network: what was begun; answers that were wrong; keys; mails caused. */
const begun = { tries: 60, seconds: 15 * 60 }
const wrongAnswers = { tries: 20, seconds: 3600 }
const wrongKeys = { tries: 20, seconds: 3600 }
const mails = { tries: 10, seconds: 3600 }

export function registrationRoutes(deps: Deps) {
  const beginLimit = createRateLimit(begun)
  const answerLimit = createRateLimit(wrongAnswers)
  const keyLimit = createRateLimit(wrongKeys)
  const mailLimit = createRateLimit(mails)

  return createRoutes()
    .openapi(beginRoute, async (c) => {
      const { siret } = c.req.valid('json')
      await beginLimit.take(clientKey(c))
      const { token, registration } = await beginRegistration(
        deps,
        siret,
        readRegistrationCookie(c),
      )
      setRegistrationCookie(c, token)
      return c.json(registration, 201)
    })
    .openapi(stepRoute, async (c) => {
      const row = await requireRegistration(deps, readRegistrationCookie(c))
      return c.json(await toRegistration(deps, row), 200)
    })
    .openapi(answerRoute, async (c) => {
      const typed = c.req.valid('json')
      const answer = () => answerQuestion(deps, clientOf(c), readRegistrationCookie(c), typed)
      return c.json(await answerLimit.attempt(clientKey(c), answer), 200)
    })
    .openapi(keyRoute, async (c) => {
      const typed = c.req.valid('json')
      const open = () => useActivationKey(deps, clientOf(c), readRegistrationCookie(c), typed)
      return c.json(await keyLimit.attempt(clientKey(c), open), 200)
    })
    .openapi(detailsRoute, async (c) => {
      const asker = {
        client: clientOf(c),
        token: readRegistrationCookie(c),
        countMail: () => mailLimit.take(clientKey(c)),
      }
      return c.json(await completeDetails(deps, asker, c.req.valid('json')), 200)
    })
    .openapi(readingRoute, async (c) => {
      return c.json(await readLink(deps, c.req.valid('json').token), 200)
    })
    .openapi(activationRoute, async (c) => {
      return c.json(await activate(deps, c, c.req.valid('json').token), 200)
    })
}

function text(message: string) {
  return z.string(message).trim().min(1, message).max(200, message)
}

function answerOf<S extends z.ZodType>(schema: S) {
  return { description: 'Done', content: { 'application/json': { schema } } }
}

function post<P extends string, B extends z.ZodType, N extends 200 | 201, S extends z.ZodType>(
  path: P,
  body: B,
  status: N,
  answer: S,
) {
  return createRoute({
    method: 'post',
    path,
    request: { body: { required: true, content: { 'application/json': { schema: body } } } },
    responses: { [status]: answerOf(answer) } as Record<N, ReturnType<typeof answerOf<S>>>,
  })
}
