import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { account } from './support/account-api.ts'
import { AccountPages } from './support/account-pages.ts'
import { emailChange, mobileChange } from './support/pending-changes.ts'

const PAGE = '/espace/parametres'

let pages: AccountPages

beforeAll(async () => {
  pages = await AccountPages.start()
})
afterAll(() => pages.stop())
beforeEach(() => {
  pages.reset()
})

describe('the page', () => {
  test('says the delay and which fields cannot be changed, and greys these', async () => {
    const page = await pages.get(PAGE)
    expect(page.words).toContain(
      'Le changement de vos données personnelles sera pris en compte dans un délai de 24h.',
    )
    expect(page.words).toContain('Les champs grisés ne sont pas modifiables.')
    expect(page.words).toContain('Votre mot de passe doit être composé de 6 chiffres.')
    for (const name of ['siret', 'name', 'service', 'holder'])
      expect(control(page, name).markup, name).toContain('readonly')
    for (const name of ['email', 'mobile', 'address'])
      expect(control(page, name).markup, name).not.toContain('readonly')
  })

  test('gives no id twice, so that each label and each error leads to its own field', async () => {
    const { html } = await pages.get(PAGE)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, rank) => ids.indexOf(id) !== rank)).toEqual([])
  })

  test('shows a mobile as it is written in France', async () => {
    expect(control(await pages.get(PAGE), 'mobile').markup).toContain('value="06 39 98 10 21"')
  })

  test('shows a pending change beside the present value, when it applies, and its own way out', async () => {
    pages.api.account = { ...account, changes: [mobileChange, emailChange] }
    const page = await pages.get(PAGE)
    expect(control(page, 'mobile').markup).toContain('value="06 39 98 10 21"')
    expect(page.words).toContain('06 39 98 32 46')
    expect(page.words).toContain(
      'Nouvelle valeur prise en compte le 4 février 2026 à 14:02 (heure de Paris)',
    )
    expect(page.words).toContain('En attente de confirmation par le lien envoyé')
    for (const id of ['change-1', 'change-2']) {
      expect(page.html).toContain(`form="annuler-${id}"`)
      expect(page.html).toContain(`<form id="annuler-${id}" method="post"`)
    }
  })

  test('shows what was typed as text, whatever was typed', async () => {
    const hostile = '"><script>alert(1)</script>'
    pages.api.account = { ...account, address: `</textarea>${hostile}`, holder: hostile }
    const page = await pages.get(PAGE)
    expect(page.html).not.toContain('"><script>alert')
    expect(page.html).toContain('>&lt;/textarea&gt;&quot;&gt;&lt;script&gt;alert')
  })

  test('is refused as a whole when the api does not answer', async () => {
    pages.api.refusals['/api/account'] = { type: 'busy', status: 503, title: 'Trop de monde.' }
    const page = await pages.get(PAGE)
    expect(page.status).toBe(503)
    expect(page.words).toContain('Trop de monde.')
  })
})

test('the window says only what the portal wrote, whatever the address asks', async () => {
  for (const word of ['constructor', '__proto__', '<b>x</b>', '', 'coordonnees']) {
    const page = await pages.get(`${PAGE}?fait=${encodeURIComponent(word)}`)
    expect(page.status, word).toBe(200)
    expect(page.html, word).not.toContain('<confirmation-window')
  }
})

test.each([{ form: 'inconnu' }, {}, 'a body that is no form'])(
  'a form that is none of the page’s changes nothing: %j',
  async (fields) => {
    const answer = await pages.post(PAGE, fields as Record<string, string>)
    expect(pages.api.posts).toEqual([])
    expect([303, 403]).toContain(answer.status)
  },
)
