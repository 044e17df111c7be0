import { afterAll, beforeAll, expect, test } from 'vitest'
import { page, RequestPages } from './support/request-pages.ts'
import { makeFile, makeMessage, makePiece, reference } from './support/requests.ts'

let pages: RequestPages
beforeAll(async () => {
  pages = await RequestPages.start()
})
afterAll(() => pages.stop())

const at = '2026-11-20T10:00:00Z'
const reply = makeMessage({ id: 'r1', kind: 'reply', from: 'employer', at, text: 'Voici.' })
const receipts = [
  { id: 'aee-2', kind: 'aee' as const, issuedAt: at },
  { id: 'aee-1', kind: 'aee' as const, issuedAt: '2026-11-16T13:02:00Z' },
  { id: 'are-1', kind: 'are' as const, issuedAt: '2026-11-18T13:02:00Z' },
]

test('a sending is confirmed by a window, with its accusé as a PDF', async () => {
  pages.show({ files: [makeFile({ id: 'f1' })], receipts })
  const { html, words } = await pages.visitor.get(`${page}?recu=1`)
  expect(html).toMatch(/<dialog open/)
  expect(words).toContain(
    `Votre document a bien été transmis à l'Enim (service Cotisation). Référence : ${reference}`,
  )
  expect(words).toContain('16 novembre 2026 à 14:02:00 (heure de Paris, UTC+1)')
  expect(words).toMatch(/1 fichier avis\.pdf/)
  expect(words).toContain('ne vaut pas accusé de réception')
  expect(html).toContain(`href="/api/requests/${reference}/receipts/aee-1"`)
})

test('a question is confirmed as one', async () => {
  pages.show({ kind: 'question' })
  const { words } = await pages.visitor.get(`${page}?recu=1`)
  expect(words).toContain(`Votre question a bien été transmise à l'Enim. Référence : ${reference}`)
  expect(words).toContain('Un conseiller Enim vous répondra directement')
})

test('a reply is confirmed with its own files and its own accusé', async () => {
  const sent = { ...reply, files: [makeFile({ id: 'f2', name: 'relevé.pdf' })] }
  pages.show({ files: [makeFile({ id: 'f1' })], messages: [sent], receipts })
  const { html, words } = await pages.visitor.get(`${page}?envoye=r1`)
  expect(words).toContain("Votre réponse a bien été transmise à l'Enim (service Cotisation).")
  expect(words).toContain('relevé.pdf')
  expect(words).not.toContain('avis.pdf')
  expect(words).toContain('20 novembre 2026 à 11:00:00')
  expect(html).toContain(`href="/api/requests/${reference}/receipts/aee-2"`)
})

test('a reply of files alone is confirmed as documents', async () => {
  const files = [makeFile({ id: 'f2' }), makeFile({ id: 'f3' })]
  pages.show({ messages: [{ ...reply, text: '', files }] })
  expect((await pages.visitor.get(`${page}?envoye=r1`)).words).toContain(
    "Vos documents ont bien été transmis à l'Enim (service Cotisation).",
  )
})

test('no window opens for what is no reply of the employer', async () => {
  pages.show({ messages: [makeMessage({ id: 'm1' })] })
  for (const id of ['m1', 'inconnu', ''])
    expect((await pages.visitor.get(`${page}?envoye=${id}`)).html).not.toContain('<dialog open')
})

test('the reply carries the pieces asked for, as boxes with their dates', async () => {
  const asked = makeMessage({
    id: 'm2',
    kind: 'pieces',
    pieces: [
      makePiece({ id: 'p1', label: 'Relevé bancaire', dueOn: '2199-12-03' }),
      makePiece({ id: 'p2', label: 'Rôle d’équipage', dueOn: '2020-12-03' }),
      makePiece({ id: 'p3', label: 'Contrat', sentAt: at }),
    ],
  })
  pages.show({ state: 'waiting', messages: [asked] })
  const { html, words } = await pages.visitor.get(page)
  expect(words).toContain('2 pièces demandées')
  expect(words).toContain('attend de vous 2 pièces depuis le 3 décembre 2020')
  expect(words).toMatch(/Relevé bancaire au plus tard le 3 décembre 2199/)
  expect(words).toMatch(/Rôle d’équipage attendue depuis le 3 décembre 2020 En retard/)
  expect(words).toMatch(/Contrat envoyée le 20 novembre 2026/)
  const boxes = html.match(/name="pieces" value="[^"]*"/g)
  expect(boxes).toEqual(['name="pieces" value="p2"', 'name="pieces" value="p1"'])
  expect(html).toMatch(/name="reference" value="E26-ALZE-0001"/)
  expect(html).toMatch(/name="kind" value="reply"/)
  expect(html).toMatch(/<details open> ?<summary> ?<h2 id="repondre"/)
})

test('a refused reply comes back with what was typed and why', async () => {
  const key = '0b9a3c1e-5d7f-4a2b-8c6d-1e2f3a4b5c6d'
  const pieces = [makePiece({ id: 'p1' }), makePiece({ id: 'p2' })]
  pages.show({ messages: [makeMessage({ id: 'm1', kind: 'pieces', pieces })] })
  const errors = [{ field: 'text', message: 'Écrivez un message ou joignez un fichier.' }]
  pages.visitor.answers[`GET /api/drafts/${key}`] = {
    status: 200,
    body: {
      ...{ key, kind: 'reply', reference, theme: '', object: '', text: 'Bonjour', files: [] },
      ...{ errors, pieces: ['p2'], savedAt: at },
    },
  }
  const refused = await pages.visitor.get(`${page}?brouillon=${key}`)
  expect(refused.status).toBe(422)
  expect(refused.html).toMatch(/<textarea[^>]*>Bonjour<\/textarea>/)
  expect(refused.html.match(/value="p\d" checked/g)).toEqual(['value="p2" checked'])
  expect(refused.words).toContain('Écrivez un message ou joignez un fichier.')
})
