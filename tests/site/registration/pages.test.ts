import { limits, type Registration } from 'content-types'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'

const PAGE = '/connexion/premiere-connexion'

const question: Registration = {
  id: 'r1',
  siret: '90000000100017',
  step: 'question',
  fact: 'amount',
  triesLeft: 3,
  closedUntil: null,
  sentTo: null,
  expiresAt: '2099-02-03T13:12:00.000Z',
}
const details: Registration = { ...question, step: 'details' }

const filled = {
  form: 'details',
  id: 'r1',
  firstName: 'Maëlle',
  lastName: 'Le Gall "d’Arvor" <b>',
  email: 'maelle@vent-exemple.example',
  mobile: '06 39 98 10 21',
  code: '482 915',
  codeAgain: '482915',
  notifications: 'on',
  dataNotice: 'on',
}

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  visitor.reset()
})

function reached(registration: Registration): void {
  visitor.answers['GET /api/registration'] = { status: 200, body: registration }
}

describe('the step that the api says', () => {
  test('is the SIRET when nothing has begun', async () => {
    const page = await visitor.get(PAGE)
    expect(page.status).toBe(200)
    expect(page.words).toContain('Étape 1 sur 4')
    expect(page.words).toContain('munissez-vous de votre numéro de SIRET')
    expect(page.html).toMatch(/<li aria-current="step"[^>]*> ?SIRET/)
  })

  test.each([
    ['number', 'Quel est le numéro de l’un de vos titres de cotisation ?'],
    ['date', 'Quelle est la date d’émission de l’un de vos titres de cotisation ?'],
    ['amount', 'Quel est le montant de l’un de vos titres de cotisation ?'],
  ] as const)('is the question about the %s, in words', async (fact, sentence) => {
    reached({ ...question, fact, triesLeft: 1 })
    const page = await visitor.get(PAGE)
    expect(page.words.replace(/\u00a0/g, ' ')).toContain(sentence)
    expect(page.words).toContain('Étape 2 sur 4')
    expect(page.words).toContain('1 essai restant.')
    expect(page.words).toContain('J’ai reçu une clé d’activation par courrier')
  })

  test('is the key alone after three wrong answers, with until when', async () => {
    reached({ ...question, triesLeft: 0, closedUntil: '2099-02-03T13:02:00.000Z' })
    const page = await visitor.get(PAGE)
    expect(page.words).toContain('fermée jusqu’au 3 février 2099 à 14:02')
    expect(control(page, 'key').markup).not.toBe('')
    expect(control(page, 'answer').markup).toBe('')
  })

  test('is the details, with nothing accepted beforehand', async () => {
    reached(details)
    const page = await visitor.get(PAGE)
    expect(page.words).toContain('Étape 3 sur 4')
    for (const box of ['notifications', 'dataNotice'])
      expect(control(page, box).markup).not.toContain(' checked')
    expect(page.words).toMatch(
      /En cochant « Accepter notifications », vous autorisez l(?:'|&#39;)Enim à vous envoyer/,
    )
    expect(page.words).toContain(`clos après ${String(limits.inactiveYears)} ans sans connexion`)
    expect(control(page, 'siret').markup).toMatch(/readonly.*value="900 000 001 00017"/)
  })

  test('is the mailbox once all is given, with where to look', async () => {
    reached({ ...question, step: 'mail', sentTo: 'ma•••@vent-exemple.example' })
    const page = await visitor.get(PAGE)
    expect(page.words).toContain('Un e-mail de confirmation vous a été envoyé')
    expect(page.words).toContain('ma•••@vent-exemple.example')
    expect(page.words).toContain('24 heures')
    expect(page.html).toContain('href="/connexion/confirmation"')
  })

  test('can be left for another SIRET', async () => {
    reached(details)
    expect((await visitor.get(PAGE)).html).toContain(`href="${PAGE}?autre"`)
    expect((await visitor.get(`${PAGE}?autre`)).words).toContain('Étape 1 sur 4')
  })
})

describe('each form goes to its own step', () => {
  test.each([
    ['the block of the login page', { form: 'siret', 'new-siret': '900 000 001 00017' }],
    ['the first step', { form: 'siret', siret: '900 000 001 00017' }],
  ])('%s begins', async (_, fields) => {
    visitor.answers['POST /api/registration'] = {
      status: 201,
      body: question,
      cookies: ['__Host-registration=begun; Path=/'],
    }
    const answer = await visitor.post(PAGE, fields)
    expect([answer.status, answer.location]).toEqual([303, PAGE])
    expect(visitor.sent('POST /api/registration')).toEqual([{ siret: '900 000 001 00017' }])
    expect(visitor.cookies.get('__Host-registration')).toBe('begun')
  })

  test('an answer and a key go with the id of their registration', async () => {
    visitor.answers['POST /api/registration/answer'] = { status: 200, body: details }
    visitor.answers['POST /api/registration/key'] = { status: 200, body: details }
    await visitor.post(PAGE, { form: 'answer', id: 'r1', answer: ' 1 234,56 ' })
    await visitor.post(PAGE, { form: 'key', id: 'r1', key: 'abcd efgh jkmn' })
    expect(visitor.sent('POST /api/registration/answer')).toEqual([
      { id: 'r1', answer: '1 234,56' },
    ])
    expect(visitor.sent('POST /api/registration/key')).toEqual([
      { id: 'r1', key: 'abcd efgh jkmn' },
    ])
  })

  test('the details go whole, the code without the spaces it was pasted with', async () => {
    visitor.answers['POST /api/registration/details'] = { status: 200, body: details }
    await visitor.post(PAGE, { ...filled, admin: 'true' })
    const sent = Object.fromEntries(Object.entries(filled).slice(1))
    expect(visitor.sent('POST /api/registration/details')).toEqual([
      { ...sent, code: '482915', notifications: true, dataNotice: true },
    ])
  })
})

describe('a refusal', () => {
  test('of the details says each fault beside its field and keeps all but the codes', async () => {
    reached(details)
    const errors = Object.keys(filled)
      .slice(2)
      .map((field) => ({ field, message: `À revoir (${field}).` }))
    visitor.answers['POST /api/registration/details'] = refused(422, 'invalid-input', 'N', errors)
    const page = await visitor.post(PAGE, filled)
    expect(page.status).toBe(422)
    for (const field of ['firstName', 'lastName', 'email', 'mobile', 'code', 'dataNotice'])
      expect(control(page, field).error, field).toBe(`À revoir (${field}).`)
    expect(page.words).toContain('8 points sont à corriger')
    expect(control(page, 'email').markup).toContain(`value="${filled.email}"`)
    expect(page.html).toContain('value="Le Gall &quot;d’Arvor&quot; <b>"')
    for (const box of ['notifications', 'dataNotice'])
      expect(control(page, box).markup).toContain(' checked')
    expect(page.html).not.toMatch(/482 ?915/)
  })

  test('of an answer keeps it, and says how many tries are left', async () => {
    reached({ ...question, triesLeft: 2 })
    const message = 'Cette réponse ne correspond à aucun titre.'
    visitor.answers['POST /api/registration/answer'] = refused(422, 'invalid-input', 'N', [
      { field: 'answer', message },
    ])
    const page = await visitor.post(PAGE, { form: 'answer', id: 'r1', answer: '12' })
    expect(page.status).toBe(422)
    expect(control(page, 'answer')).toMatchObject({ error: message })
    expect(control(page, 'answer').markup).toContain('value="12"')
    expect(page.words).toContain('2 essais restants')
    expect(control(page, 'key').error).toBe('')
  })

  test('of a key opens its part of the page', async () => {
    reached(question)
    const message = 'Cette clé n’est pas valable.'
    visitor.answers['POST /api/registration/key'] = refused(422, 'invalid-input', 'N', [
      { field: 'key', message },
    ])
    const page = await visitor.post(PAGE, { form: 'key', id: 'r1', key: 'abcd' })
    expect(page.html).toMatch(/<details[^>]* open/)
    expect(control(page, 'key').error).toBe(message)
    expect(control(page, 'answer').error).toBe('')
  })

  test('of a SIRET keeps what was typed in the block of the login page', async () => {
    visitor.answers['POST /api/registration'] = refused(422, 'invalid-input', 'N', [
      { field: 'siret', message: 'Le SIRET comporte 14 chiffres.' },
    ])
    const page = await visitor.post(PAGE, { form: 'siret', 'new-siret': '123' })
    expect(page.status).toBe(422)
    expect(control(page, 'siret')).toMatchObject({ error: 'Le SIRET comporte 14 chiffres.' })
    expect(control(page, 'siret').markup).toContain('value="123"')
  })

  test('while the api does not answer loses nothing that was typed', async () => {
    const busy = refused(503, 'busy', 'Réessayez dans quelques instants.')
    visitor.answers['POST /api/registration/details'] = busy
    visitor.answers['GET /api/registration'] = busy
    const page = await visitor.post(PAGE, { ...filled, siret: '90000000100017' })
    expect(page.status).toBe(503)
    expect(page.words).toContain('Compte non créé Réessayez dans quelques instants.')
    expect(control(page, 'email').markup).toContain(`value="${filled.email}"`)
    expect(page.html).toContain('name="id" value="r1"')
  })
})

describe('a step that is over', () => {
  test('in another tab shows the present one, with the sentence', async () => {
    reached({ ...question, step: 'mail', sentTo: 'ma•••@vent-exemple.example' })
    const title = 'Cette étape est déjà passée.'
    visitor.answers['POST /api/registration/answer'] = refused(409, 'wrong-step', title)
    const page = await visitor.post(PAGE, { form: 'answer', id: 'r1', answer: '12' })
    expect(page.status).toBe(409)
    expect(page.words).toContain(title)
    expect(page.words).toContain('Étape 4 sur 4')
  })

  test('by its time begins again with the SIRET, which is not to be typed again', async () => {
    const title = 'Votre première connexion a expiré.'
    visitor.answers['POST /api/registration/answer'] = refused(410, 'expired', title)
    const fields = { form: 'answer', id: 'r1', siret: '90000000100017', answer: '12' }
    const page = await visitor.post(PAGE, fields)
    expect(page.status).toBe(410)
    expect(page.words).toContain(title)
    expect(control(page, 'siret').markup).toContain('value="900 000 001 00017"')
  })

  test('because an account exists leads to it', async () => {
    const title = 'Un compte existe déjà pour ce SIRET.'
    visitor.answers['POST /api/registration/answer'] = refused(409, 'account-exists', title)
    const page = await visitor.post(PAGE, { form: 'answer', id: 'r1', answer: '12' })
    expect(page.status).toBe(409)
    expect(page.words).toContain(title)
    for (const way of ['/connexion', '/connexion/mot-de-passe-oublie'])
      expect(page.html).toContain(`<a href="${way}">`)
  })
})
