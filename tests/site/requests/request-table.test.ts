import type { RequestList, RequestSummary } from 'content-types'
import { expect, test } from 'vitest'
import History from '../../../site/src/features/requests/History.astro'
import { render } from '../support/render.ts'

function makeRequest(rank: number): RequestSummary {
  return {
    reference: `EN-2026-${String(rank).padStart(6, '0')}`,
    kind: 'document',
    theme: { slug: 'cotisation', name: 'Cotisation' },
    object: `Envoi ${String(rank)}`,
    state: 'received',
    sentAt: '2026-02-03T13:02:00.000Z',
    fileCount: 1,
  }
}

const historyOf = (total: number) => {
  const requests = Array.from({ length: total }, (_, rank) => makeRequest(rank + 1))
  const list: RequestList = { requests, page: 1, pages: 1, total }
  return render(History, { props: { list } })
}

test('the history gives the theme, the date, the object, the reference and the state', async () => {
  const words = (await historyOf(1)).replace(/<[^>]*>/g, ' ')
  for (const word of ['Cotisation', '03/02/2026', 'Envoi 1', 'EN-2026-000001', 'Enregistrée'])
    expect(words).toContain(word)
})

test('the history shows five requests, and how many there are', async () => {
  const html = await historyOf(7)
  expect(html.match(/href="\/espace\/demandes\/EN-/g)).toHaveLength(5)
  expect(html).toContain('7 demandes')
  expect(await historyOf(5)).not.toContain('Voir toutes mes demandes')
})

test('an empty history says so', async () => {
  expect(await historyOf(0)).toContain('Vous n’avez encore rien transmis.')
})
