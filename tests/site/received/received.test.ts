import type { ReceivedList } from 'content-types'
import { expect, test } from 'vitest'
import Received from '../../../site/src/features/received/Received.astro'
import { render } from '../support/render.ts'
import { makeDocument, makeItem, receivedOf } from './support/items.ts'

const shown = (list: ReceivedList) => render(Received, { props: { list } })

test('an answer leads to the thread, in bold and new until it is read', async () => {
  const html = await shown(receivedOf([makeItem({ label: 'Réponse : mai' })]))
  expect(html).toMatch(/class="unread"[^>]* href="\/espace\/demandes\/E26-ALZE-0001#echanges"/)
  expect(html).toContain('Nouveau')
  expect(html).toContain('1 non lu')
  const read = await shown(receivedOf([makeItem({ isNew: false })]))
  expect(read).not.toMatch(/class="unread"|Nouveau|non lu/)
})

test('each kind leads where it is read, a document in a new tab that is announced', async () => {
  const receipt = makeItem({ kind: 'receipt' })
  const payment = makeItem({ kind: 'payment', about: 'VIR-1', theme: null })
  const html = await shown(receivedOf([receipt, payment, makeDocument()]))
  expect(html).toContain('href="/espace/demandes/E26-ALZE-0001#accuses"')
  expect(html).toContain('href="/espace/versements"')
  expect(html).toMatch(/href="\/api\/documents\/bulletin\/file" target="_blank"/)
  expect(html).toContain('nouvel onglet, PDF')
})

test('the way to all of it says how many there are, archived ones as well', async () => {
  const counts = { listed: 123, unread: 4, archived: 0 }
  const html = await shown(receivedOf([makeItem()], { counts }))
  expect(html).toMatch(/href="\/espace\/recus"[^>]*>\s*Voir tout \(123\)/)
  const archived = await shown(receivedOf([], { counts: { listed: 0, unread: 0, archived: 2 } }))
  expect(archived).toContain('Voir tout (0)')
  expect(await shown(receivedOf([]))).not.toContain('Voir tout')
})

test('what was written is shown as text', async () => {
  const label = '<script>alert(1)</script>'
  expect(await shown(receivedOf([makeItem({ label })]))).not.toContain('<script>alert')
})
