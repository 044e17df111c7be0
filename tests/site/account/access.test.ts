import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { access } from './support/account-api.ts'
import { AccountPages } from './support/account-pages.ts'

const PAGE = '/espace/parametres/acces'

let pages: AccountPages

beforeAll(async () => {
  pages = await AccountPages.start()
})
afterAll(() => pages.stop())
beforeEach(() => {
  pages.reset()
})

test('each browser says what, where and until when; this one is marked', async () => {
  const { html, words } = await pages.get(PAGE)
  expect(words).toMatch(/Firefox sur Windows Ce navigateur/)
  expect(words).toContain('la connexion que vous utilisez en ce moment')
  expect(words).toContain('Dernière utilisation 31 janvier 2026 à 19:30')
  expect(words).toContain('Reconnu jusqu’au 19 février 2026')
  expect(words.match(/Ce navigateur /g)).toHaveLength(1)
  expect(html.match(/<h1/g)).toHaveLength(1)
})

test('each button names its browser, so that none sounds like another', async () => {
  const [, other] = access.browsers
  const twin = {
    ...other,
    id: 'twin',
    enrolledAt: '2026-01-21T08:00:00Z',
  } as (typeof access.browsers)[number]
  pages.api.access = { ...access, browsers: [...access.browsers, twin] }
  const { html } = await pages.get(PAGE)
  const names = [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)]
    .map(([, inside = '']) => inside.replace(/<[^>]*>/g, '').trim())
    .filter((name) => name.includes('reconnu depuis'))
  expect(names).toHaveLength(3)
  expect(new Set(names).size).toBe(3)
})

test('the last sign-ins tell what came of each', async () => {
  const { words } = await pages.get(PAGE)
  expect(words).toContain('03/02/2026 à 14:02 Firefox sur Windows')
  expect(words).toMatch(/Chrome sur Linux une connexion encore jamais utilisée Mot de passe refusé/)
})

test('nothing yet is said to be nothing yet', async () => {
  pages.api.access = { browsers: [], signIns: [] }
  const { words } = await pages.get(PAGE)
  expect(words).toContain('Aucun navigateur n’est reconnu')
  expect(words).toContain('Aucune connexion n’est encore enregistrée.')
  expect(words).not.toContain('Fermer tous les autres accès')
})

test('an access is ended by its own button, and the window says so', async () => {
  const answer = await pages.post(PAGE, { form: 'browser', id: 'other' })
  expect([answer.status, answer.location]).toEqual([303, `${PAGE}?fait=navigateur`])
  expect(pages.api.posts).toEqual([{ path: '/api/account/browsers/other/end', body: {} }])
  expect((await pages.get(answer.location ?? '')).words).toContain('Cet accès est fermé.')
})

test('all others are ended together', async () => {
  const answer = await pages.post(PAGE, { form: 'others' })
  expect(answer.location).toBe(`${PAGE}?fait=autres`)
  expect(pages.api.posts).toEqual([{ path: '/api/account/access/end', body: {} }])
})

test('this browser, once forgotten, is led to the login page', async () => {
  const answer = await pages.post(PAGE, { form: 'this-browser', id: 'here' })
  expect(answer.location).toBe('/connexion')
})

test('an access ended in another tab is said to be ended already', async () => {
  pages.api.refusals['/api/account/browsers/other/end'] = { type: 'not-found', status: 404 }
  const answer = await pages.post(PAGE, { form: 'browser', id: 'other' })
  expect(answer.location).toBe(`${PAGE}?fait=deja-ferme`)
})

test('a refusal is told above the list, which stays', async () => {
  const title = 'Le service est très sollicité.'
  pages.api.refusals['/api/account/access/end'] = { type: 'busy', status: 503, title }
  const page = await pages.post(PAGE, { form: 'others' })
  expect(page.status).toBe(503)
  expect(page.words).toContain(`Cet accès n’a pas été fermé ${title}`)
  expect(page.words).toContain(access.browsers[1]?.name)
})
