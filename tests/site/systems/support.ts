import type { SystemDescription } from 'content-types'

const refusal = {
  type: 'invalid-input',
  title: 'Certains champs sont à corriger.',
  status: 422,
  errors: [{ field: 'siret', message: 'Aucun employeur de ce SIRET.' }],
}

const responses = {
  401: { description: 'Le jeton manque.', content: problem('wrong-token', 401) },
  422: {
    description: 'Un champ est refusé.',
    content: { 'application/problem+json': { schema: { $ref: '#/x/Problem' }, example: refusal } },
  },
}

/** A small description, of every shape that the page draws. */
export const description: SystemDescription = {
  openapi: '3.1.0',
  info: { title: 'Systèmes', description: 'Mettre en ligne, et `type` stable.' },
  servers: [{ url: 'https://portail.example/api' }],
  paths: {
    '/v1/documents': {
      post: {
        operationId: 'publishDocument',
        summary: 'Mettre un document en ligne',
        description: 'Une fois ; `openedAt` est vide.',
        parameters: [
          {
            name: 'idempotency-key',
            in: 'header',
            required: true,
            description: 'Une clé par document.',
            schema: { type: 'string', maxLength: 255, example: 'cle-1' },
          },
        ],
        requestBody: {
          content: { 'multipart/form-data': { schema: { $ref: '#/components/schemas/Form' } } },
        },
        responses: {
          201: {
            description: 'Il est en ligne.',
            content: { 'application/json': { schema: {}, example: { id: 'q1mJr0N3' } } },
          },
          ...responses,
        },
        'x-codeSamples': [{ lang: 'Shell', source: `curl -F 'a=<b>&c' https://portail.example` }],
      },
    },
    '/v1/documents/{id}/withdrawal': {
      post: {
        operationId: 'withdrawDocument',
        summary: 'Retirer un document',
        description: 'Avec son motif.',
        parameters: [
          { name: 'id', in: 'path', required: true, description: 'Du document.', schema: {} },
          { name: 'page', in: 'query', description: 'À partir de 1.', schema: { type: 'integer' } },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                properties: { reason: { type: 'string', description: 'Ce que l’on lit.' } },
                required: ['reason'],
              },
            },
          },
        },
        responses,
        'x-codeSamples': [],
      },
    },
  },
  webhooks: {
    event: {
      post: {
        operationId: 'receiveEvent',
        summary: 'Être prévenu',
        description: 'Par le portail.',
        parameters: [
          { name: 'webhook-id', in: 'header', required: true, schema: { type: 'string' } },
        ],
        requestBody: {
          content: { 'application/json': { schema: {}, example: { type: 'request.created' } } },
        },
        responses: { 204: { description: 'Reçu.' } },
        'x-codeSamples': [{ lang: 'JavaScript', source: 'export function isGenuine() {}' }],
      },
    },
  },
  components: {
    schemas: {
      Form: {
        properties: {
          kind: { type: 'string', enum: ['attestation', 'bulletin'], description: 'Le type.' },
          file: { type: 'string', format: 'binary', description: 'Le PDF.' },
        },
        required: ['file'],
      },
    },
  },
}

function problem(type: string, status: number) {
  const example = { type, title: 'Le jeton manque.', status, errors: [] }
  return { 'application/problem+json': { schema: { $ref: '#/x/Problem' }, example } }
}
