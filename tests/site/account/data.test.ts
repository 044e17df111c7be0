import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { AccountPages } from './support/account-pages.ts'

const PAGE = '/espace/parametres/donnees'

let pages: AccountPages

beforeAll(async () => {
  pages = await AccountPages.start()
})
afterAll(() => pages.stop())
beforeEach(() => {
  pages.reset()
})

test('the copy says what it holds before it is asked for', async () => {
  const { html, words } = await pages.get(PAGE)
  expect(words).toContain('ZIP, de taille variable')
  expect(words).toContain('index.html')
  expect(html).toMatch(/<a [^>]*href="\/api\/account\/export"/)
})

test('an account is closed with its code and the box, then a public page says so', async () => {
  const fields = { form: 'closure', code: '730 284', understood: 'on' }
  const answer = await pages.post(PAGE, fields)
  expect([answer.status, answer.location]).toEqual([303, '/connexion/compte-clos'])
  expect(pages.api.posts).toEqual([
    { path: '/api/account/closure', body: { code: '730284', understood: true, leaveNews: false } },
  ])
  const page = await pages.get('/connexion/compte-clos')
  expect(page.status).toBe(200)
  expect(page.words).toContain('Votre compte est clos')
  expect(page.html).toContain('name="robots" content="noindex"')
})

test('a refused closing says why beside each field, and asks the code again', async () => {
  pages.api.refusals['/api/account/closure'] = {
    type: 'invalid-input',
    status: 422,
    errors: [
      { field: 'code', message: 'Ce mot de passe n’est pas le vôtre.' },
      { field: 'understood', message: 'Cochez cette case.' },
    ],
  }
  const page = await pages.post(PAGE, { code: '730284' })
  expect(page.status).toBe(422)
  expect(control(page, 'code').error).toBe('Ce mot de passe n’est pas le vôtre.')
  expect(control(page, 'understood').error).toBe('Cochez cette case.')
  expect(control(page, 'understood').markup).not.toContain(' checked')
  expect(page.html).not.toContain('730284')
  expect(pages.api.posts).toMatchObject([{ body: { understood: false } }])
})

test('the news by mail ends with the account when its own box is ticked', async () => {
  await pages.post(PAGE, { code: '730284', understood: 'on', leaveNews: 'on' })
  expect(pages.api.posts).toMatchObject([{ body: { leaveNews: true } }])
})

test('a blocked account is told so, and the box stays ticked', async () => {
  const title = 'Accès bloqué pendant 24 heures après 3 mots de passe erronés.'
  pages.api.refusals['/api/account/closure'] = { type: 'blocked', status: 403, title }
  const page = await pages.post(PAGE, { code: '730284', understood: 'on' })
  expect(page.status).toBe(403)
  expect(page.words).toContain(`Votre compte n’est pas clos ${title}`)
  expect(control(page, 'understood').markup).toContain(' checked')
})
