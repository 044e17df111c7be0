import { afterAll, beforeAll, expect, test } from 'vitest'
import { page, RequestPages } from './support/request-pages.ts'
import { makeFile, makeMessage, makePiece, reference } from './support/requests.ts'

let pages: RequestPages
beforeAll(async () => {
  pages = await RequestPages.start()
})
afterAll(() => pages.stop())

const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>'
const answer = makeMessage({ id: 'm1', text: 'Voici la réponse.', unread: true })

test('the page gives the object, the state, what is next, the service and its delays', async () => {
  pages.show({ delays: { answers: 124, median: 3, ninthDecile: 8 } })
  const { status, words, html } = await pages.visitor.get(page)
  expect(status).toBe(200)
  expect(html).toMatch(/<h1[^>]*>Justificatif de paiement de mai<\/h1>/)
  expect(words).toContain('Prise en charge')
  expect(words).toContain('Le service Cotisations des employeurs a pris votre demande en charge')
  expect(words).toContain(
    'Le service Cotisations des employeurs répond en 3 jours ouvrés ou moins une fois sur deux, et en 8 jours ouvrés ou moins neuf fois sur dix (124 réponses depuis six mois).',
  )
  expect(html).toContain('href="tel:0200000001"')
  expect(html).toContain('href="mailto:cotisation@enim.example"')
})

test('the thread is a list, oldest first, that says who wrote and when', async () => {
  const taken = makeMessage({ id: 'm0', kind: 'taken', text: '', at: '2026-11-16T15:00:00Z' })
  pages.show({ messages: [taken, answer] })
  const { html, words } = await pages.visitor.get(page)
  const list = /<ol>.*?<\/ol>/.exec(html.split('id="echanges"')[1] ?? '')?.[0] ?? ''
  expect(list.match(/<li>/g)).toHaveLength(3)
  expect(words).toMatch(/Votre envoi Maëlle Fictif, 16 novembre 2026 à 14:02 Voici le justificatif/)
  expect(words).toMatch(/Prise en charge Service Cotisations des employeurs, 16 novembre 2026/)
  expect(words).toMatch(
    /Réponse Nouveau Service Cotisations.*17 novembre 2026 à 10:30 Voici la rép/,
  )
})

test('a thread of sixty messages is whole, with a link to what is new', async () => {
  const messages = Array.from({ length: 60 }, (_, rank) =>
    makeMessage({ id: `m${rank}`, text: `Message numéro ${rank}.`, unread: rank === 58 }),
  )
  pages.show({ messages })
  const { html, words } = await pages.visitor.get(page)
  for (const rank of [0, 30, 59]) expect(words).toContain(`Message numéro ${rank}.`)
  expect(html).toMatch(/<a[^>]*href="#message-m58"[^>]*> ?Aller à ce qui est nouveau/)
})

test('what was written is shown as text, whatever it holds', async () => {
  const file = makeFile({ id: 'f1', name: hostile })
  const piece = makePiece({ id: 'p1', label: hostile })
  const message = makeMessage({ id: 'm1', text: hostile, author: hostile, files: [file] })
  const asked = makeMessage({ id: 'm2', kind: 'pieces', pieces: [piece] })
  pages.show({ object: hostile, text: hostile, files: [file], messages: [message, asked] })
  const { html, words } = await pages.visitor.get(page)
  expect(html).not.toContain('<script>alert')
  expect(html).not.toContain('<img src=x')
  expect(words.split(hostile).length - 1).toBeGreaterThanOrEqual(9)
})

test('a file is had again once it is clean, and each other state is explained', async () => {
  const long = `${'n'.repeat(196)}.pdf`
  const sentBefore = { reference: 'E26-AVNT-0001', sentAt: '2026-03-12T10:00:00Z' }
  pages.show({
    files: [
      makeFile({ id: 'f1', name: long, sentBefore }),
      makeFile({ id: 'f2', name: 'attente.pdf', state: 'pending' }),
      makeFile({ id: 'f3', name: 'virus.pdf', state: 'infected' }),
    ],
  })
  const { html, words } = await pages.visitor.get(page)
  expect(html.match(/href="\/api\/requests\/[^"]*\/files\/[^"]*"/g)).toEqual([
    `href="/api/requests/${reference}/files/f1"`,
  ])
  expect(words).toContain(long)
  expect(words).toContain('Même fichier déjà transmis le 12 mars 2026 ( E26-AVNT-0001 )')
  expect(words).toMatch(/attente\.pdf 214 Ko .* recherche de virus .* Analyse en cours/)
  expect(words).toMatch(/virus\.pdf .* envoyez un fichier sain .* un virus a été détecté/)
})

test('receipts, openings and the whole request are there to take', async () => {
  const openings = [{ at: '2026-11-17T08:00:00Z', service: 'Service Essais', fileName: 'a.pdf' }]
  pages.show({ openings })
  const { html, words } = await pages.visitor.get(page)
  expect(html).toContain(`href="/api/requests/${reference}/receipts/aee-1"`)
  expect(html).toContain(`href="/verifier/${reference}"`)
  expect(html).toContain(`href="/api/requests/${reference}/archive"`)
  expect(words).toMatch(/Qui a ouvert vos fichiers a\.pdf Service Essais, 17 novembre 2026 à 09:00/)
})

test('what can no longer be done is not offered', async () => {
  pages.show({ state: 'closed', can: { reply: false, withdraw: false, askCallback: false } })
  const { html, words } = await pages.visitor.get(page)
  expect(words).toContain('Cette demande est close.')
  expect(html).not.toContain('id="repondre"')
  expect(html).not.toContain('retirer=1')
  expect(words).not.toContain('Être rappelé')
})

test('an unknown request is a page that does not exist, and an api away a refusal', async () => {
  pages.show()
  const unknown = { type: 'not-found', title: 'Cette page est introuvable.', status: 404 }
  pages.visitor.answers[`GET /api/requests/${reference}`] = { status: 404, body: unknown }
  const missing = await pages.visitor.get(page)
  expect([missing.status, missing.words.includes('n’existe pas')]).toEqual([404, true])
  const busy = { type: 'busy', title: 'Le service est très sollicité.', status: 503 }
  pages.visitor.answers[`GET /api/requests/${reference}`] = { status: 503, body: busy }
  const refused = await pages.visitor.get(page)
  expect([refused.status, refused.words.includes(busy.title)]).toEqual([503, true])
})
