import { expect, test } from 'vitest'
import {
  findRefusal,
  readDescription,
} from '../../../site/src/features/systems/read-description.ts'
import { description } from './support.ts'

const operations = readDescription(description)

test('addresses come first, under the portal’s own, then what the portal sends', () => {
  expect(operations.map(({ id, address }) => [id, address])).toEqual([
    ['publishDocument', { method: 'POST', path: '/api/v1/documents' }],
    ['withdrawDocument', { method: 'POST', path: '/api/v1/documents/{id}/withdrawal' }],
    ['receiveEvent', { method: 'POST' }],
  ])
})

test('a field says where it goes, what it is, and whether it is needed', () => {
  const [publication, withdrawal] = operations
  expect(publication?.fields).toEqual([
    {
      name: 'idempotency-key',
      place: 'en-tête',
      kind: 'texte, 255 caractères au plus',
      isRequired: true,
      description: 'Une clé par document.',
      example: 'cle-1',
    },
    expect.objectContaining({
      name: 'kind',
      place: 'formulaire',
      kind: 'un mot parmi attestation, bulletin',
      isRequired: false,
    }),
    expect.objectContaining({ name: 'file', kind: 'fichier', isRequired: true }),
  ])
  expect(withdrawal?.fields).toMatchObject([
    { name: 'id', place: 'adresse' },
    { name: 'page', place: 'adresse, après « ? »', kind: 'nombre entier', isRequired: false },
    { name: 'reason', place: 'corps, en JSON', kind: 'texte', isRequired: true },
  ])
})

test('an answer shows its example, a refusal its stable type', () => {
  expect(operations[0]?.answers).toEqual([
    {
      status: '201',
      type: undefined,
      description: 'Il est en ligne.',
      example: '{\n  "id": "q1mJr0N3"\n}',
    },
    { status: '401', type: 'wrong-token', description: 'Le jeton manque.', example: undefined },
    {
      status: '422',
      type: 'invalid-input',
      description: 'Un champ est refusé.',
      example: undefined,
    },
  ])
  expect(findRefusal(description)).toContain('"field": "siret"')
})

test('what the portal sends is shown whole', () => {
  expect(operations[2]).toMatchObject({
    body: '{\n  "type": "request.created"\n}',
    fields: [{ name: 'webhook-id', description: '' }],
    answers: [{ status: '204', type: undefined, example: undefined }],
  })
})
