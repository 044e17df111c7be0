import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refused, Visitor } from '../support/visitor.ts'
import { makeForm, openForm, pages, slug } from './support/fillable-form.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())

const review = `${pages}/verifier`
const sending = `POST /api/forms/${slug}/sending` as const
const missing = refused(422, 'invalid', 'Des réponses sont à corriger.', [
  { field: 'jour', message: 'Indiquez la date de l’accident.' },
])
const key = '0b9a3c1e-5d7f-4a2b-8c6d-1e2f3a4b5c6d'

describe('the review', () => {
  test('shows every answer in words, with a way to change each page', async () => {
    openForm(visitor, makeForm({ answers: { jour: '2026-02-03', zones: 'brest\npapeete' } }))
    const { status, words, html } = await visitor.get(review)
    expect(status).toBe(200)
    expect(words).toMatch(/Date de l’accident 03\/02\/2026/)
    expect(words).toMatch(/Zones Brest Papeete/)
    expect(words).toMatch(/Numéro de SIRET Non renseigné/)
    expect(words).toMatch(/Modifier : Accident/)
    expect(html).toContain(`href="${pages}/2?retour=verifier"`)
    expect(html).toMatch(new RegExp(`href="/api/forms/${slug}/filled.pdf" target="_blank"`))
    expect(words).toContain('Étape 3 sur 3')
    expect(words).not.toContain('à corriger')
  })

  test('leads from what is wrong to its field', async () => {
    openForm(visitor)
    visitor.answers[`POST /api/forms/${slug}/review`] = missing
    const { status, words, html } = await visitor.get(review)
    expect(status).toBe(200)
    expect(words).toContain('Un point est à corriger')
    expect(html).toContain(`<a href="${pages}/2?retour=verifier#champ-jour">Indiquez la date`)
    expect(words).toMatch(/Corriger : Date de l’accident/)
  })

  test('is asked for as the portal’s own page, wherever the link came from', async () => {
    openForm(visitor)
    await visitor.get(review)
    expect(visitor.sent(`POST /api/forms/${slug}/review`)).toEqual([
      { answers: { 'N° SIRET': '90000000100017' } },
    ])
  })
})

describe('sending', () => {
  const typed = { form: 'sending', key, text: 'Bonjour\r\nMerci' }

  test('leads to the request and its receipt', async () => {
    openForm(visitor)
    const reference = 'E26-AAAA-1111'
    const body = { reference, location: `/espace/demandes/${reference}?recu=1` }
    visitor.answers[sending] = { status: 201, body }
    const { status, location } = await visitor.post(review, typed)
    expect([status, location]).toEqual([303, `/espace/demandes/${reference}?recu=1`])
    expect(visitor.sent(sending)).toEqual([{ key, text: 'Bonjour\nMerci' }])
  })

  test('that is refused keeps its key and its message, and leads to the field', async () => {
    openForm(visitor)
    visitor.answers[sending] = missing
    const { status, words, html } = await visitor.post(review, typed)
    expect(status).toBe(422)
    expect(html).toContain(`name="key" value="${key}"`)
    expect(words).toContain('Bonjour Merci')
    expect(html).toContain(`${pages}/2?retour=verifier#champ-jour`)
  })

  test('that the api cannot take now says why, and can be tried again with the same key', async () => {
    openForm(visitor)
    visitor.answers[sending] = refused(503, 'busy', 'Le service est occupé.')
    const { status, words, html } = await visitor.post(review, typed)
    expect(status).toBe(503)
    expect(words).toMatch(/Votre formulaire n’a pas été transmis Le service est occupé\./)
    expect(html).toContain(`name="key" value="${key}"`)
  })

  test('without a session holds what was typed', async () => {
    openForm(visitor)
    visitor.answers[sending] = refused(401, 'signed-out', 'Votre session est terminée.')
    const { status, html } = await visitor.post(review, typed)
    expect(status).toBe(401)
    expect(html).toContain(`name="key" value="${key}"`)
    expect(html).toMatch(/name="text" value="Bonjour\s+Merci"/)
  })
})

describe('erasing', () => {
  const removal = `POST /api/forms/${slug}/answers/removal` as const

  test('asks once more, and does nothing by its address alone', async () => {
    openForm(visitor)
    const { words, html } = await visitor.get(`${review}?effacer=1`)
    expect(words).toContain('Effacer vos réponses ?')
    expect(html).toContain('name="form" value="removal"')
    expect(visitor.sent(removal)).toEqual([])
  })

  test.each([
    ['answers', { status: 200, body: {} }],
    ['answers that are already gone', refused(404, 'not-found', 'Introuvable.')],
  ])('of %s leads to the list', async (_, answer) => {
    openForm(visitor)
    visitor.answers[removal] = answer
    const { location } = await visitor.post(review, { form: 'removal' })
    expect(location).toBe('/espace/obtenir?fait=reponses-effacees#formulaires')
  })
})
