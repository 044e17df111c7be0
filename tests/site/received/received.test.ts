import type { ReceivedItem } from 'content-types'
import { expect, test } from 'vitest'
import Received from '../../../site/src/features/received/Received.astro'
import { render } from '../support/render.ts'

const at = '2026-11-20T10:00:00Z'
const receipt = { reference: 'E26-ALZE-0001', label: 'Accusé', at }
const answer = { reference: 'E26-ALZE-0002', label: 'Réponse : mai', at }

const shown = (items: ReceivedItem[]) => render(Received, { props: { items } })

test('an answer leads to the thread, in bold and new until it is read', async () => {
  const html = await shown([{ kind: 'answer', ...answer, unread: true }])
  expect(html).toMatch(/class="unread" href="\/espace\/demandes\/E26-ALZE-0002#echanges"/)
  expect(html).toContain('Nouveau')
  const read = await shown([{ kind: 'answer', ...answer, unread: false }])
  expect(read).not.toMatch(/unread|Nouveau/)
})

test('an accusé leads to those of its request', async () => {
  const html = await shown([{ kind: 'receipt', ...receipt }])
  expect(html).toContain('href="/espace/demandes/E26-ALZE-0001#accuses"')
})

test('what was written is shown as text', async () => {
  const label = '<script>alert(1)</script>'
  const html = await shown([{ kind: 'answer', ...answer, label, unread: true }])
  expect(html).not.toContain('<script>alert')
})
