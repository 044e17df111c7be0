import { expect, test } from 'vitest'
import History from '../../../site/src/features/requests/History.astro'
import { render } from '../support/render.ts'
import { listOf, makeSummary } from './support/summaries.ts'

const historyOf = (total: number, unread = 0) => {
  const requests = Array.from({ length: total }, (_, rank) =>
    makeSummary({ reference: `EN-2026-00000${rank + 1}`, object: `Envoi ${rank + 1}`, unread }),
  )
  return render(History, { props: { list: listOf(requests) } })
}

test('the history gives the theme, the date, the object, the reference and the state', async () => {
  const words = (await historyOf(1)).replace(/<[^>]*>/g, ' ')
  for (const word of ['Cotisation', '03/02/2026', 'Envoi 1', 'EN-2026-000001', 'Enregistrée'])
    expect(words).toContain(word)
  expect(words).not.toContain('non lue')
})

test('the history shows five requests, and how many there are', async () => {
  const html = await historyOf(7)
  expect(html.match(/href="\/espace\/demandes\/EN-/g)).toHaveLength(5)
  expect(html).toContain('7 demandes')
  expect(await historyOf(5)).not.toContain('Voir toutes mes demandes')
})

test('the history says beside its title, and in bold in its rows, what is not read', async () => {
  const html = await historyOf(2, 3)
  expect(html).toMatch(/Mes demandes <span class="unread">2 non lues<\/span>/)
  expect(html.match(/class="unread" href/g)).toHaveLength(2)
  expect(html).toContain('3 réponses non lues')
})

test('an empty history says so', async () => {
  expect(await historyOf(0)).toContain('Vous n’avez encore rien transmis.')
})
