import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'
import { key, listed, logIn, makeDraft } from './support/deposit-pages.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())

const typed = {
  form: 'draft',
  kind: 'document',
  key,
  known: '',
  theme: 'cotisation',
  text: 'Une ligne\r\nune autre',
}

describe('drafts', () => {
  test('of the page’s own kind are proposed above the form, with a way on and a way out', async () => {
    const question = listed({ key: 'b', kind: 'question', title: 'Une question' })
    logIn(visitor, { drafts: [listed(), question] })
    const { words, html } = await visitor.get('/espace/transmettre')
    expect(words).toMatch(
      /Vous avez un brouillon Commencé hier Envoi de documents, enregistré le 22 novembre 2026 à 14:02, avec 2 fichiers joints/,
    )
    expect(html).toContain(`href="/espace/transmettre?brouillon=${key}"`)
    expect(words).not.toContain('Une question')
    expect((await visitor.get('/espace/question')).words).toContain('Une question')
  })

  test('beyond three are left to Mes demandes', async () => {
    const drafts = Array.from({ length: 5 }, (_, rank) =>
      listed({ key: `k${rank}`, title: `Brouillon ${rank}` }),
    )
    logIn(visitor, { drafts })
    const { words } = await visitor.get('/espace/transmettre')
    expect(words).toContain('Vous avez 5 brouillons en attente')
    expect(words).toContain('Brouillon 2')
    expect(words).not.toContain('Brouillon 3')
    expect(words).toContain('Voir tous mes brouillons')
  })

  test('that cannot be listed leave the form as it is', async () => {
    logIn(visitor)
    delete visitor.answers['GET /api/drafts']
    const { status, words } = await visitor.get('/espace/transmettre')
    expect(status).toBe(200)
    expect(words).toContain('Précisez votre demande')
  })

  test('are given up by a plain form, which comes back to its page', async () => {
    logIn(visitor, { drafts: [] })
    visitor.answers[`POST /api/drafts/${key}/removal`] = { status: 200, body: {} }
    const form = { form: 'draft-removal', key, suite: 'question' }
    const { status, location } = await visitor.post('/espace/question', form)
    expect([status, location]).toEqual([303, '/espace/question?fait=brouillon-supprime'])
    expect(visitor.sent(`POST /api/drafts/${key}/removal`)).toHaveLength(1)
    expect((await visitor.get(location ?? '')).words).toContain('Le brouillon est supprimé.')
  })

  test('lead to no page of another’s choosing once given up', async () => {
    logIn(visitor)
    visitor.answers[`POST /api/drafts/${key}/removal`] = { status: 200, body: {} }
    for (const suite of ['//ailleurs.example', 'constructor', '']) {
      const form = { form: 'draft-removal', key, suite }
      const { location } = await visitor.post('/espace/transmettre', form)
      expect(location).toBe('/espace/demandes?fait=brouillon-supprime')
    }
  })
})

describe('a resumed draft', () => {
  const sentBefore = { reference: 'E26-AAAA-1111', sentAt: '2026-03-12T10:00:00.000Z' }

  test('says that a file is an older version of a form, and how to carry its answers over', async () => {
    const outdatedForm = {
      slug: 'echeancier',
      title: 'Demande d’échéancier',
      version: '2024-03',
      current: '2026-01',
    }
    const file = { id: 'f1', name: 'ancien.pdf', bytes: 1024, sentBefore: null, outdatedForm }
    logIn(visitor, { draft: makeDraft({ files: [file] }) })
    const { words, html } = await visitor.get(`/espace/transmettre?brouillon=${key}`)
    expect(words).toContain('cette version (2024-03) est remplacée par la version 2026-01')
    expect(words).toContain('Reporter mes réponses dans la nouvelle version : ancien.pdf')
    expect(html).toContain('form="reporter-f1"')
    expect(html).toMatch(
      /<form id="reporter-f1" method="post" action="\/espace\/remplir\/echeancier\/reporter">/,
    )

    const call = 'POST /api/forms/echeancier/carrying'
    visitor.answers[call] = { status: 200, body: { savedAt: '2026-11-23T13:02:00.000Z' } }
    const ask = { draftKey: key, fileId: 'f1' }
    const { location } = await visitor.post('/espace/remplir/echeancier/reporter', ask)
    expect(location).toBe('/espace/remplir/echeancier')
    expect(visitor.sent(call)).toEqual([ask])

    visitor.answers[call] = refused(404, 'not-found', 'Ce fichier n’existe pas.')
    expect((await visitor.post('/espace/remplir/echeancier/reporter', ask)).status).toBe(404)
  })

  test('shows what was typed, its files, those already sent once, and when it was kept', async () => {
    const file = { id: 'f1', name: 'avis.pdf', bytes: 214 * 1024, outdatedForm: null }
    logIn(visitor, { draft: makeDraft({ files: [{ ...file, sentBefore }] }), drafts: [listed()] })
    const page = await visitor.get(`/espace/transmettre?brouillon=${key}`)
    expect(page.words).toContain('Commencé hier')
    expect(page.html).toMatch(/value="cotisation" checked/)
    expect(page.words).toMatch(/avis\.pdf 214 Ko Joint à votre demande/)
    expect(page.words).toContain('Déjà transmis le 12 mars 2026 (E26-AAAA-1111).')
    expect(page.words).toContain('Brouillon enregistré le 22 novembre 2026 à 14:02')
    expect(page.words).not.toContain('Vous avez un brouillon')
  })

  test('that is gone says so', async () => {
    logIn(visitor)
    const { words } = await visitor.get(`/espace/transmettre?brouillon=${key}`)
    expect(words).toContain('Ce que vous aviez saisi n’est plus conservé')
  })
})

describe('without a script', () => {
  test('a button keeps what is typed, and says that files are not kept by it', async () => {
    logIn(visitor)
    const page = await visitor.get('/espace/transmettre')
    expect(page.words).toContain('Enregistrer le brouillon')
    expect(page.words).toContain('ne sont pas enregistrés avec le brouillon')
    visitor.answers[`PUT /api/drafts/${key}`] = {
      status: 200,
      body: { savedAt: '2026-11-23T13:02:00.000Z' },
    }
    const { status, location } = await visitor.post('/espace/transmettre', typed)
    expect([status, location]).toEqual([303, `/espace/transmettre?brouillon=${key}#brouillon`])
    expect(visitor.sent(`PUT /api/drafts/${key}`)).toEqual([
      {
        kind: 'document',
        reference: '',
        theme: 'cotisation',
        object: '',
        text: 'Une ligne\nune autre',
        pieces: [],
        knownAt: null,
      },
    ])
  })

  test('the first button of the form sends it: Enter in a field keeps no draft by mistake', async () => {
    logIn(visitor)
    const { html } = await visitor.get('/espace/question')
    const form = html.slice(html.indexOf('action="/api/requests"'))
    expect(form.indexOf('Valider')).toBeGreaterThan(0)
    expect(form.indexOf('Valider')).toBeLessThan(form.indexOf('value="draft"'))
  })

  test('a draft that changed elsewhere loses nothing: both versions can be had', async () => {
    logIn(visitor, { draft: makeDraft({ text: 'Écrit ailleurs' }) })
    const title = 'Cette demande a été modifiée sur un autre appareil à 14:05.'
    visitor.answers[`PUT /api/drafts/${key}`] = refused(409, 'changed-elsewhere', title)
    const page = await visitor.post('/espace/transmettre', typed)
    expect(page.status).toBe(409)
    expect(page.words).toContain(title)
    expect(page.html).toContain('une autre</textarea>')
    expect(page.html).toContain(`href="?brouillon=${key}"`)
    expect(page.words).toContain('Garder ce que j’ai saisi ici')
    expect(page.html).toMatch(/name="known" value="2026-11-22T13:02:00.000Z"/)
  })

  test('a draft that cannot be kept comes back as it was typed, with the reason', async () => {
    logIn(visitor)
    visitor.answers[`PUT /api/drafts/${key}`] = refused(503, 'busy', 'Revenez dans un instant.')
    const page = await visitor.post('/espace/transmettre', typed)
    expect(page.status).toBe(503)
    expect(control(page, 'text').error).toBe('Revenez dans un instant.')
    expect(page.html).toContain('une autre</textarea>')
  })
})
