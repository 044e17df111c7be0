import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { refused, Visitor } from '../support/visitor.ts'
import { ok, OPEN, QUEUE, sitDown } from './support/desk-visitor.ts'
import { makeList, makeMessage, REFERENCE, request, summary } from './support/requests.ts'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  sitDown(visitor)
})

const TAKE = `POST /api/desk/requests/${REFERENCE}/taking` as const

describe('the queue', () => {
  test('says how each service stands, in words', async () => {
    const { words } = await visitor.get('/agents')
    expect(words).toContain('Tous mes services')
    expect(words).toMatch(/Service Cotisation 3 à prendre 2 en charge 1 en attente/)
    expect(words).toMatch(/1 en retard 2 bientôt La plus ancienne : \d+ jours \( ?02\/11\/2026/)
    expect(words).toMatch(/Service Accidents 0 à prendre 0 en charge 0 en attente Aucun retard/)
  })

  test('counts what each view holds, of the services shown', async () => {
    const all = await visitor.get('/agents')
    expect(all.words).toMatch(/À traiter 6 Mes demandes en cours Messages non lus 7/)
    expect(all.words).toMatch(/Délais à surveiller 3 Rappels à passer 1 Répondues 5/)
    visitor.answers['GET /api/desk/requests?service=accidents&view=open&page=1'] = ok(makeList([]))
    const one = await visitor.get('/agents?service=accidents')
    expect(one.words).toMatch(/À traiter 0 Mes demandes en cours Messages non lus 0/)
    expect(one.words).toContain('Rien n’attend')
  })

  test('shows of a request what an agent chooses by', async () => {
    const { words, html } = await visitor.get('/agents')
    expect(html).toContain(`href="/agents/demandes/${REFERENCE}"`)
    expect(words).toMatch(/Bordereau du trimestre ENIM-2026-000123 · Documents · 2 fichiers/)
    expect(words).toContain('1 message non lu')
    expect(words).toContain('Armement Alizé 900 000 001 00017')
    expect(words).toContain('En retard Accusé de réception au plus tard le 17/11/2026')
    expect(html).toMatch(/class="object unread"/)
  })

  test('asks the api for what its address says, and for nothing else', async () => {
    const query = 'service=cotisation&view=late&kind=question&words=r%C3%B4le&page=3'
    visitor.answers[`GET /api/desk/requests?${query}`] = ok(
      makeList([summary], { page: 3, pages: 4, total: 99 }),
    )
    const address = '/agents?service=cotisation&vue=delais&nature=question&mots=r%C3%B4le'
    const page = await visitor.get(`${address}&page=3`)
    expect(page.status).toBe(200)
    expect(page.html.replaceAll(/&(?:#38|amp);/g, '&')).toContain(`href="${address}&page=4"`)
    const strange = '/agents?service=autrui&vue=tout&nature=x&page=-1&mots=%20'
    expect((await visitor.get(strange)).status).toBe(200)
    expect(visitor.sent(QUEUE)).toHaveLength(1)
  })

  test.each([
    ['/agents?vue=rappels', 'view=callbacks', 'Personne n’attend de rappel'],
    ['/agents?mots=zzz', 'view=open&words=zzz', 'Aucune demande ne correspond à ces filtres'],
  ])('says why %s is empty', async (address, query, sentence) => {
    visitor.answers[`GET /api/desk/requests?${query}&page=1`] = ok(makeList([]))
    expect((await visitor.get(address)).words).toContain(sentence)
  })

  test('does not pretend to count what the api stopped counting', async () => {
    visitor.answers[QUEUE] = ok(makeList([summary], { total: 1_000 }))
    expect((await visitor.get('/agents')).words).toContain('1 000 demandes ou davantage')
  })

  test('shows what an employer typed as text', async () => {
    const object = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    const employer = { siret: '90000000100017', name: '"><b>Armement</b>' }
    visitor.answers[QUEUE] = ok(makeList([{ ...summary, object, employer }]))
    const { html, words } = await visitor.get('/agents')
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<img src=x')
    expect(html).not.toContain('<b>Armement')
    expect(words).toContain(object)
  })
})

describe('taking in charge from the queue', () => {
  test('takes the request of its line and opens it at the step it left', async () => {
    const messages = [makeMessage('mt', { kind: 'taken', agent: 'Nolwenn Fictive' })]
    visitor.answers[TAKE] = ok({ ...request, state: 'taken', messages })
    const page = await visitor.post('/agents', { reference: REFERENCE })
    expect(page.status).toBe(303)
    expect(page.location).toBe(`/agents/demandes/${REFERENCE}?fait=prise-en-charge#message-mt`)
    expect(visitor.sent(TAKE)).toEqual([{}])
  })

  test('says who was faster, over the queue as it is now', async () => {
    const title = 'Cette demande est déjà prise en charge par Yann Fictif.'
    visitor.answers[TAKE] = refused(409, 'wrong-step', title)
    const page = await visitor.post('/agents', { reference: REFERENCE })
    expect(page.status).toBe(409)
    expect(page.words).toContain(title)
    expect(page.words).toContain('Bordereau du trimestre')
  })

  test('is not offered for what someone has', async () => {
    visitor.answers[QUEUE] = ok(makeList([{ ...summary, agent: 'Yann Fictif', state: 'taken' }]))
    expect((await visitor.get('/agents')).html).not.toContain('data-take')
  })

  test('leads to the login once the session is over', async () => {
    visitor.answers[TAKE] = refused(401, 'signed-out', 'Votre session est terminée.')
    expect((await visitor.post('/agents', { reference: REFERENCE })).location).toBe(
      '/agents/connexion',
    )
  })
})

test('a request that was moved is told of over the queue, and nothing else of the address is', async () => {
  const moved = await visitor.get(`/agents?fait=transmission&reference=${REFERENCE}`)
  expect(moved.words).toContain('La demande est transmise à l’autre service')
  expect(moved.words).toContain(`(${REFERENCE})`)
  const forged = await visitor.get('/agents?fait=transmission&reference=Appelez+le+0800')
  expect(forged.words).not.toContain('Appelez')
  expect((await visitor.get('/agents?fait=constructor')).words).not.toContain('C’est fait')
})

test('the queue is refused as a whole when the api does not give it', async () => {
  visitor.answers[QUEUE] = refused(503, 'busy', 'Trop de monde.')
  const page = await visitor.get('/agents')
  expect(page.status).toBe(503)
  expect(page.words).toContain('Trop de monde.')
  visitor.answers[OPEN] = refused(404, 'not-found', 'Cette page ou ce document n’existe pas.')
  expect((await visitor.get(`/agents/demandes/${REFERENCE}`)).status).toBe(404)
})
