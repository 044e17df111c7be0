import { createRoute } from '@hono/zod-openapi'
import {
  publishedDocumentSchema,
  siretSchema,
  systemDocumentListSchema,
  systemRequestSchema,
  webhookBodySchema,
} from 'content-types'
import * as z from 'zod'
import { verificationSample } from '../webhooks/index.ts'
import { listed, published, request, told } from './examples.ts'
import { line, publicationSchema } from './publication-fields.ts'
import { answer, refusalsOf } from './responses.ts'

const security = [{ token: [] }]

const authorization = "-H 'Authorization: Bearer enim_…'"

/** The address as the portal is known by. */
export type Origin = string

export function publicationRoute(origin: Origin) {
  return createRoute({
    method: 'post',
    path: '/v1/documents',
    operationId: 'publishDocument',
    summary: 'Mettre un document en ligne',
    description:
      'Droit « documents:write ». L’employeur est prévenu comme il l’a choisi. La même clé d’idempotence et le même contenu, dans les 24 heures, donnent la même réponse, avec l’en-tête Idempotent-Replayed.',
    security,
    request: {
      headers: z.object({
        'idempotency-key': z.string().min(1).max(255).meta({
          description: 'Une clé par document, un UUID par exemple.',
          example: '5f0c1c52-6f0e-4a3c-9a5e-0f0d5d0c8a11',
        }),
      }),
      body: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: publicationSchema
              .extend({
                file: z.any().meta({
                  type: 'string',
                  format: 'binary',
                  description: 'Le PDF, 25 Mo au plus, sans programme ni fichier joint.',
                }),
              })
              .required({ file: true })
              .meta({ id: 'Publication' }),
          },
        },
      },
    },
    responses: {
      201: {
        ...answer('Le document est en ligne.', publishedDocumentSchema, published),
        headers: z.object({
          'idempotent-replayed': z.literal('true').optional().meta({
            description: 'La même demande avait déjà abouti.',
          }),
        }),
      },
      ...refusalsOf(413, 415),
    },
    'x-codeSamples': shell(`curl ${origin}/api/v1/documents \\
  ${authorization} \\
  -H 'Idempotency-Key: 5f0c1c52-6f0e-4a3c-9a5e-0f0d5d0c8a11' \\
  -F siret=90000000100017 -F kind=attestation -F theme=cotisation \\
  -F 'description=Attestation de compte à jour' \\
  -F reference=ATT-2026-000123 -F file=@attestation.pdf`),
  })
}

export function listRoute(origin: Origin) {
  return createRoute({
    method: 'get',
    path: '/v1/documents',
    operationId: 'listDocuments',
    summary: 'Lister les documents d’un employeur',
    description:
      'Droit « documents:read ». Vingt par page, les plus récents d’abord. `openedAt` est vide tant que l’employeur ne l’a pas ouvert, et une fois le document retiré ou remplacé.',
    security,
    request: {
      query: z.object({
        siret: siretSchema.meta({ description: 'L’employeur.', example: '90000000100017' }),
        page: z.coerce.number().int().min(1).max(10_000).default(1).meta({
          description: 'À partir de 1.',
          example: 1,
        }),
      }),
    },
    responses: {
      200: answer('Une page de documents.', systemDocumentListSchema, listed),
      ...refusalsOf(),
    },
    'x-codeSamples': shell(
      `curl '${origin}/api/v1/documents?siret=90000000100017&page=1' \\\n  ${authorization}`,
    ),
  })
}

export function withdrawalRoute(origin: Origin) {
  return createRoute({
    method: 'post',
    path: '/v1/documents/{id}/withdrawal',
    operationId: 'withdrawDocument',
    summary: 'Retirer un document',
    description:
      'Droit « documents:write ». La ligne reste dans la liste de l’employeur, avec le motif ; le fichier ne s’ouvre plus. Un document déjà retiré le reste, avec son premier motif.',
    security,
    request: {
      params: z.object({
        id: z.string().max(100).meta({ description: 'Du document.', example: published.id }),
      }),
      body: {
        required: true,
        content: {
          'application/json': {
            schema: z.object({
              reason: line(300).meta({
                description: 'Ce que l’employeur lit.',
                example: 'Montant erroné : un nouveau relevé suit',
              }),
            }),
          },
        },
      },
    },
    responses: {
      200: answer('Il n’est plus en ligne.', z.object({ id: z.string() }), { id: published.id }),
      ...refusalsOf(404),
    },
    'x-codeSamples': shell(`curl ${origin}/api/v1/documents/${published.id}/withdrawal \\
  ${authorization} -H 'Content-Type: application/json' \\
  -d '{"reason":"Montant erroné : un nouveau relevé suit"}'`),
  })
}

export function requestRoute(origin: Origin) {
  return createRoute({
    method: 'get',
    path: '/v1/requests/{reference}',
    operationId: 'getRequest',
    summary: 'Savoir où en est une demande',
    description: 'Droit « requests:read ». Rien de ce que la demande contient n’est donné.',
    security,
    request: {
      params: z.object({
        reference: z.string().max(100).meta({
          description: 'Comme dans le webhook.',
          example: request.reference,
        }),
      }),
    },
    responses: {
      200: answer('La demande.', systemRequestSchema, request),
      ...refusalsOf(404),
    },
    'x-codeSamples': shell(
      `curl ${origin}/api/v1/requests/${request.reference} \\\n  ${authorization}`,
    ),
  })
}

/** What the portal itself sends to those who asked for it. */
export const webhookDescription = {
  method: 'post' as const,
  path: 'event',
  operationId: 'receiveEvent',
  summary: 'Être prévenu d’une demande, d’une réponse ou d’un document ouvert',
  description:
    'Envoyé par le portail aux abonnés de `npm run webhooks`. Une réponse 2xx en 10 secondes suffit ; sinon l’envoi recommence pendant 72 heures, sous le même Webhook-Id. L’ordre n’est pas promis.',
  security: [],
  request: {
    headers: z.object({
      'webhook-id': z.string().meta({
        description: 'Le même à chaque essai.',
        example: 'kU5y0aVx1nRr8TzQ2cWb9A_3f9c0a61b2d4',
      }),
      'webhook-timestamp': z.string().meta({
        description: 'En secondes depuis 1970 ; refusez au-delà de cinq minutes.',
        example: '1795423265',
      }),
      'webhook-signature': z.string().meta({
        description: '« v1, » et la signature HMAC-SHA256 en base64, avec le secret de l’abonné.',
        example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
      }),
    }),
    body: {
      required: true,
      content: { 'application/json': { schema: webhookBodySchema, example: told } },
    },
  },
  responses: {
    204: { description: 'Reçu.' },
    401: { description: 'La signature est fausse : répondez ce que vous voulez hors 2xx.' },
  },
  'x-codeSamples': [{ lang: 'JavaScript', source: verificationSample }],
}

function shell(source: string) {
  return [{ lang: 'Shell', source }]
}
