import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { countRows } from '../../support/count-rows.ts'
import { openDesk, type Desk } from '../../support/desk.ts'

let desk: Desk
let agathe: Browser
let reference: string

beforeAll(async () => {
  desk = await openDesk()
  agathe = await desk.as(desk.agathe)
  reference = (await desk.insert()).reference
})
afterAll(() => desk.close())

async function refusals(action: string, fields: object): Promise<Record<string, string>> {
  const answer = await agathe.post(`/api/desk/requests/${reference}/${action}`, fields)
  expect(answer.status).toBe(422)
  const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] }
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]))
}

const long = 'é'.repeat(10_001)
const tooLong = 'Ce texte est trop long\u00a0: 10\u202f000 caractères au plus.'
const good = { text: '', pieces: 'Un RIB', dueOn: '2026-03-20' }

test.each([
  ['answers', { text: '' }, { text: 'Écrivez votre réponse.' }],
  ['answers', {}, { text: 'Écrivez votre réponse.' }],
  ['answers', { text: ' \r\n ' }, { text: 'Écrivez votre réponse.' }],
  ['answers', { text: long }, { text: tooLong }],
  ['notes', { text: '' }, { text: 'Écrivez votre note.' }],
  ['calls', { text: '' }, { text: 'Écrivez ce qui a été dit.' }],
  ['closure', { text: long }, { text: tooLong }],
  ['reopening', { text: '' }, { text: 'Écrivez pourquoi la demande est rouverte.' }],
  ['pieces', { ...good, pieces: ' \n ' }, { pieces: 'Nommez au moins une pièce.' }],
  [
    'pieces',
    { ...good, pieces: 'x\n'.repeat(11) },
    { pieces: 'Demandez 10 pièces au plus, une par ligne.' },
  ],
  [
    'pieces',
    { ...good, pieces: 'x'.repeat(201) },
    { pieces: 'Le nom d’une pièce est trop long\u00a0: 200 caractères au plus par ligne.' },
  ],
  [
    'pieces',
    { ...good, dueOn: '' },
    { dueOn: 'Indiquez jusqu’à quel jour les pièces sont attendues.' },
  ],
  [
    'pieces',
    { ...good, dueOn: '2026-02-30' },
    { dueOn: 'Indiquez jusqu’à quel jour les pièces sont attendues.' },
  ],
  [
    'pieces',
    { ...good, dueOn: '2026-03-02' },
    { dueOn: 'Choisissez un jour à venir\u00a0: demain au plus tôt.' },
  ],
  [
    'pieces',
    { ...good, dueOn: '2026-09-03' },
    { dueOn: 'Choisissez un jour dans les six mois qui viennent.' },
  ],
])('%s %#: what is wrong is said beside its field', async (action, fields, expected) => {
  expect(await refusals(action, fields)).toEqual(expected)
})

test('nothing of what was refused is kept', async () => {
  expect(await countRows(desk.portal.deps, 'messages')).toBe(0)
})

test('the bounds themselves are accepted', async () => {
  const post = (action: string, fields: object) =>
    agathe.post(`/api/desk/requests/${reference}/${action}`, fields)
  const pieces = Array.from({ length: 10 }, (_, index) => `Pièce ${String(index)}`).join('\n')
  for (const dueOn of ['2026-03-03', '2026-09-02']) {
    expect((await post('pieces', { text: '', pieces, dueOn })).status).toBe(200)
  }
  expect((await post('answers', { text: 'é'.repeat(10_000) })).status).toBe(200)
})
