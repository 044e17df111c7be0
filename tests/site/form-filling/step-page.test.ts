import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { controlName } from '../../../site/src/features/form-filling/control-name.ts'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'
import { makeForm, openForm, pages, slug } from './support/fillable-form.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())

const saving = `PUT /api/forms/${slug}/answers` as const
const known = '2026-11-23T13:02:00.000Z'

describe('a page of a form', () => {
  test('says where one is, and asks for each field by a control of its kind', async () => {
    openForm(visitor)
    const first = await visitor.get(`${pages}/1`)
    expect(first.status).toBe(200)
    expect(first.words).toMatch(/^ Étape 1 sur 3 : Employeur – Déclaration d’accident/)
    expect(first.words).toMatch(/Étape 1 sur 3 : Employeur Employeur Accident Vérification/)
    expect(first.words).toContain('14 caractères attendus.')
    expect(first.words).toContain('500 caractères au maximum')
    expect(first.words).toContain('Adresse e-mail (facultatif)')
    expect(first.words).not.toContain('Numéro de SIRET (facultatif)')
    expect(control(first, controlName('N° SIRET')).markup).toContain('value="90000000100017"')
    expect(control(first, 'champ-mel').markup).toContain('autocomplete="email"')
    expect(first.html).toMatch(new RegExp(`<textarea[^>]* id="${controlName('Récit')}"`))
    expect(first.words).toContain('Suivant')
    expect(first.words).not.toContain('Précédent')

    const second = await visitor.get(`${pages}/2`)
    expect(second.words).toContain('Jour, mois et année, par exemple 03/02/2026.')
    expect(control(second, 'champ-jour').markup).toContain('type="text"')
    expect(control(second, 'champ-salaire').markup).toContain('inputmode="decimal"')
    expect(control(second, controlName('témoin')).markup).toContain('value="oui"')
    expect(second.html).toMatch(/<fieldset[^>]*> ?<legend> ?Port <span>\(facultatif\)<\/span>/)
    expect(second.html).toContain('<select id="champ-escale"')
    expect(second.html.match(/type="checkbox"[^>]* name="champ-zones"/g)).toHaveLength(2)
    expect(second.words).toMatch(/Vérifier mes réponses .*Précédent/)
  })

  test('shows what was answered, of every kind', async () => {
    const answers = {
      jour: '2026-02-03',
      témoin: 'oui',
      port: 'papeete',
      escale: 'brest',
      zones: 'papeete',
    }
    openForm(visitor, makeForm({ answers }))
    const page = await visitor.get(`${pages}/2`)
    expect(control(page, 'champ-jour').markup).toContain('value="03/02/2026"')
    expect(control(page, controlName('témoin')).markup).toContain('checked')
    expect(page.html).toMatch(/name="champ-port" value="papeete" checked/)
    expect(page.html).toMatch(/<option value="brest" selected/)
    expect(page.html).toMatch(/name="champ-zones" value="papeete" checked/)
    expect(page.html).not.toMatch(/name="champ-zones" value="brest" checked/)
  })

  test('says what the account filled in, and what an older version did', async () => {
    openForm(visitor, makeForm({ savedAt: null }))
    expect((await visitor.get(`${pages}/1`)).words).toContain('Ce que l’Enim connaît déjà')
    openForm(visitor, makeForm({ carriedFrom: '2024-03' }))
    const { words } = await visitor.get(`${pages}/1`)
    expect(words).toContain('viennent de la version 2024-03, remplacée par la version 2026-01')
  })

  test('that the form lacks is not found; its own address leads where something is left', async () => {
    openForm(visitor)
    for (const step of ['0', '3', '01', 'x']) {
      expect((await visitor.get(`${pages}/${step}`)).status).toBe(404)
    }
    expect((await visitor.get(pages)).location).toBe(`${pages}/2`)
    openForm(visitor, makeForm({ savedAt: null, answers: {} }))
    expect((await visitor.get(pages)).location).toBe(`${pages}/1`)
  })

  test('reached from the review shows what is wrong there, and nothing else’s faults', async () => {
    openForm(visitor)
    visitor.answers[`POST /api/forms/${slug}/review`] = refused(422, 'invalid', 'À corriger.', [
      { field: 'jour', message: 'Indiquez la date de l’accident.' },
      { field: 'N° SIRET', message: 'Indiquez le SIRET.' },
    ])
    const page = await visitor.get(`${pages}/2?retour=verifier`)
    expect(control(page, 'champ-jour').error).toBe('Indiquez la date de l’accident.')
    expect(page.html).toContain('href="#champ-jour"')
    expect(page.words).not.toContain('Indiquez le SIRET.')
    expect(page.words).toContain('Enregistrer et revenir à la vérification')
  })
})

describe('each button', () => {
  const typed = { known, 'champ-jour': 'hier', [controlName('témoin')]: '', forged: 'x' }

  test.each([
    ['next', {}, `${pages}/verifier`],
    ['back', {}, `${pages}/1`],
    ['keep', {}, `${pages}/2`],
    ['next', { retour: 'verifier' }, `${pages}/verifier`],
    ['later', {}, '/espace/obtenir?fait=reponses-enregistrees#formulaires'],
  ])('« %s » keeps the answers of all pages, then leads on', async (form, more, address) => {
    openForm(visitor)
    const { status, location } = await visitor.post(`${pages}/2`, { ...typed, ...more, form })
    expect([status, location]).toEqual([303, address])
    expect(visitor.sent(saving)).toEqual([
      { answers: { 'N° SIRET': '90000000100017', jour: 'hier', témoin: '' }, knownAt: known },
    ])
  })

  test('changes no field of another page', async () => {
    openForm(visitor)
    await visitor.post(`${pages}/2`, { form: 'next', [controlName('N° SIRET')]: 'forgé' })
    expect(visitor.sent(saving)).toMatchObject([{ answers: { 'N° SIRET': '90000000100017' } }])
  })
})

describe('nothing typed is lost', () => {
  const typed = { form: 'next', known: '2026-11-23T12:00:00.000Z', 'champ-jour': 'avant-"hier' }

  test('when another device wrote: it is said, and sending again wins', async () => {
    openForm(visitor)
    const reason = 'Ces réponses ont été modifiées sur un autre appareil.'
    visitor.answers[saving] = refused(409, 'changed-elsewhere', reason)
    const page = await visitor.post(`${pages}/2`, typed)
    expect(page.status).toBe(409)
    expect(page.html).toContain('href="#brouillon"')
    expect(page.words).toMatch(/Voir l’autre version Garder ce que j’ai saisi ici/)
    expect(control(page, 'champ-jour').markup).toMatch(/value="avant-&(quot|#34);hier"/)
    expect(page.html).toMatch(new RegExp(`name="known" value="${known}"`))
  })

  test('when the api cannot keep it now', async () => {
    openForm(visitor)
    visitor.answers[saving] = refused(503, 'busy', 'Le service est occupé.')
    const page = await visitor.post(`${pages}/2`, typed)
    expect(page.status).toBe(503)
    expect(page.words).toContain('Le service est occupé.')
    expect(control(page, 'champ-jour').markup).toContain('hier')
  })

  test.each(['GET /api/session', `GET /api/forms/${slug}`, saving] as const)(
    'when the session is over by the time of %s: the page holds it and sends it again',
    async (call) => {
      openForm(visitor)
      visitor.answers[call] = refused(401, 'signed-out', 'Votre session est terminée.')
      const page = await visitor.post(`${pages}/2`, typed)
      expect(page.status).toBe(401)
      expect(page.words).toContain('reconnectez-vous dans un nouvel onglet')
      expect(page.html).toMatch(/name="champ-jour" value="avant-&(quot|#34);hier"/)
      expect(page.html).toMatch(new RegExp(`<form method="post" action="${pages}/2"`))
    },
  )

  test('when the api cannot even say who is logged in', async () => {
    openForm(visitor)
    visitor.answers['GET /api/session'] = refused(503, 'busy', 'Le service est occupé.')
    const page = await visitor.post(`${pages}/2`, typed)
    expect(page.status).toBe(503)
    expect(page.words).toContain('Le service est occupé.')
    expect(page.html).toContain('name="champ-jour"')
  })
})

test('whoever is logged out goes through the login page, back to the page of the form', async () => {
  visitor.reset()
  visitor.answers['GET /api/session'] = refused(401, 'signed-out', 'Votre session est terminée.')
  const { location } = await visitor.get(`${pages}/2`)
  expect(location).toBe(`/connexion?suite=remplir/${slug}/2`)
})
