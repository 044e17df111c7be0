import type {
  Problem,
  PublishedDocument,
  SystemDocumentList,
  SystemRequest,
  WebhookBody,
} from 'content-types'

/** What the description of the api shows; each is checked against the schema of its place. */

export const published: PublishedDocument = {
  id: 'q1mJr0N3V8yWc5fTgX2ZbA',
  reference: 'ATT-2026-000123',
  publishedAt: '2026-11-23T08:00:00.000Z',
}

export const listed: SystemDocumentList = {
  documents: [
    {
      ...published,
      kind: 'attestation',
      openedAt: '2026-11-23T09:12:44.000Z',
      withdrawn: null,
    },
    {
      id: 'x7LwE2pQd4RkUe0sHn9MtC',
      reference: 'ATT-2026-000098',
      publishedAt: '2026-10-02T08:00:00.000Z',
      kind: 'attestation',
      openedAt: null,
      withdrawn: { at: '2026-10-03T07:30:00.000Z', reason: 'Montant erroné' },
    },
  ],
  page: 1,
  more: false,
}

export const request: SystemRequest = {
  reference: 'E26-7KQX-M93T',
  siret: '90000000100017',
  kind: 'document',
  service: 'cotisation',
  state: 'taken',
  sentAt: '2026-11-23T08:41:05.000Z',
}

export const told: WebhookBody = {
  type: 'request.created',
  timestamp: '2026-11-23T08:41:05.000Z',
  data: { reference: 'E26-7KQX-M93T', service: 'cotisation' },
}

export const refusal: Problem = {
  type: 'invalid-input',
  title: 'Certains champs sont à corriger.',
  status: 422,
  errors: [
    { field: 'siret', message: 'Aucun employeur de ce SIRET n’a de compte sur le portail.' },
  ],
}
