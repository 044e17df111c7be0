import type { Registration } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob, unknownSiret } from '../../support/cast.ts'
import { recordStatements } from '../../support/query-plans.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { begin, complete, dora, faceOf, insertDora, wrong } from './dora.ts'

let portal: TestApp
/** An employer without an account, with one, with a closed one, awaiting its mail; and nobody. */
const unconfirmed = '90000000600016'
const sirets = [dora.siret, alice.siret, bob.siret, unconfirmed, unknownSiret]

beforeEach(async () => {
  portal = await createTestApp()
  for (const siret of sirets.slice(0, 4)) await insertDora(portal.deps, { ...dora, siret })
  await portal.deps.database.write([
    { sql: 'UPDATE accounts SET closed_at = 1 WHERE siret = ?', args: [bob.siret] },
    { sql: `UPDATE validation_facts SET is_asked = (fact = 'amount')`, args: [] },
  ])
  await complete(portal, { siret: unconfirmed })
})
afterEach(() => portal.close())

type Ask = (browser: Browser, registration: Registration) => Promise<Response>

const asks: Record<string, Ask> = {
  beginning: (browser, { siret }) => browser.post('/api/registration', { siret }),
  'the step reached': (browser) => browser.get('/api/registration'),
  'a wrong answer': wrong,
  'an unreadable answer': (browser, { id }) =>
    browser.post('/api/registration/answer', { id, answer: 'x' }),
  'a wrong key': (browser, { id }) =>
    browser.post('/api/registration/key', { id, key: '000000000000' }),
  'details too soon': (browser, { id }) => browser.post('/api/registration/details', { id }),
}

test.each(Object.entries(asks))(
  '%s: the same bytes and the same statements for every SIRET',
  async (_, ask) => {
    const faces = []
    for (const siret of sirets) {
      const browser = portal.visitor()
      const begun = await begin(browser, siret)
      const statements = watchStatements()
      const face = await faceOf(await ask(browser, begun), siret)
      faces.push({ ...face, statements: statements() })
    }
    expect(faces[0]?.statements.length).toBeGreaterThan(0)
    for (const face of faces) expect(face).toEqual(faces[0])
  },
)

test('three wrong answers close an unknown SIRET as they close a known one', async () => {
  const faces = []
  for (const siret of sirets) {
    const browser = portal.visitor()
    const begun = await begin(browser, siret)
    for (let tries = 0; tries < 2; tries++) await wrong(browser, begun)
    const answers = [await wrong(browser, begun), await wrong(browser, begun)]
    answers.push(await browser.get('/api/registration'))
    faces.push(await Promise.all(answers.map((answer) => faceOf(answer, siret))))
  }
  expect(faces[0]?.map(({ status }) => status)).toEqual([403, 403, 200])
  for (const face of faces) expect(face).toEqual(faces[0])
})

test('every SIRET is asked each fact about as often', async () => {
  await portal.deps.database.write([{ sql: 'UPDATE validation_facts SET is_asked = 1', args: [] }])
  for (const siret of [dora.siret, unknownSiret]) {
    const drawn: Record<string, number> = {}
    for (let day = 0; day < 90; day++) {
      portal.clock.advance({ hours: 24 })
      const headers = { 'x-client-address': `198.51.100.${String(day)}` }
      const answer = await portal.visitor().post('/api/registration', { siret }, headers)
      const { fact } = (await answer.json()) as Registration
      drawn[fact] = (drawn[fact] ?? 0) + 1
    }
    for (const fact of ['number', 'date', 'amount']) expect(drawn[fact]).toBeGreaterThan(12)
  }
})

test.each([
  [{}, 'Indiquez votre numéro de SIRET.'],
  [{ siret: 12 }, 'Indiquez votre numéro de SIRET.'],
  [{ siret: '' }, 'Le SIRET comporte 14 chiffres, par exemple 123 456 782 00010.'],
  [{ siret: '90000000500019' }, 'Ce SIRET n’est pas valide : vérifiez chacun de ses 14 chiffres.'],
  [{ siret: '🚢' }, 'Le SIRET comporte 14 chiffres, par exemple 123 456 782 00010.'],
])('%j is refused beside its field', async (body, message) => {
  const refused = await portal.visitor().post('/api/registration', body)
  expect(refused.status).toBe(422)
  const { errors } = (await refused.json()) as { errors: unknown[] }
  expect(errors).toEqual([{ field: 'siret', message }])
})

test.each([
  ['/api/registration/answer', {}, ['id', 'answer']],
  ['/api/registration/answer', { id: 1, answer: ['x'] }, ['id', 'answer']],
  ['/api/registration/answer', { id: 'x', answer: '' }, ['answer']],
  ['/api/registration/answer', { id: 'x', answer: 'x'.repeat(201) }, ['answer']],
  ['/api/registration/key', { id: 'x'.repeat(200) }, ['id', 'key']],
  ['/api/registration/key', { id: 'x', key: '   ' }, ['key']],
  ['/api/registration/details', { id: null }, ['id']],
])('%s %j: one French sentence beside each field', async (path, body, fields) => {
  const refused = await portal.visitor().post(path, body)
  expect(refused.status).toBe(422)
  const { errors } = (await refused.json()) as { errors: { field: string; message: string }[] }
  expect(errors.map(({ field }) => field)).toEqual(fields)
  for (const { message } of errors) expect(message).toMatch(/^(Indiquez|Rouvrez) .*\.$/)
})

/** The texts of the statements run since, in their order. */
function watchStatements(): () => string[] {
  const seen = recordStatements(portal.deps.database)
  return () => [...seen.keys()]
}
