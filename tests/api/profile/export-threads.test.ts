import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertAgent } from '../../support/agents.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { readZip } from '../../support/read-zip.ts'
import {
  askPieces,
  storeFile,
  storeMessage,
  storeRequest,
  takeInCharge,
} from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('the export holds the thread of each request, without the notes and the names of agents', async () => {
  const { id, reference } = await storeRequest(portal, alice)
  const { id: fileId } = await storeFile(portal, alice, { requestId: id })
  const agent = await insertAgent(portal.deps, {
    role: 'agent',
    services: ['cotisation'],
    name: 'Agathe Canari',
  })
  await takeInCharge(portal, id)
  await askPieces(portal, id, ['Bordereau de mars'])
  await storeMessage(portal, id, { agentId: agent.id, kind: 'note', text: 'Note CANARI' })
  await storeMessage(portal, id, { agentId: agent.id, text: 'Voici <i>tout</i>.' })
  await browser.post(`/api/requests/${reference}/callback`, {
    phone: '0298000000',
    day: '2026-03-03',
    slot: 'afternoon',
  })
  await browser.post(`/api/requests/${reference}/callback/cancellation`)
  await portal.deps.database.write([
    {
      sql: 'INSERT INTO file_openings VALUES (?, ?, ?, ?, ?, ?)',
      args: ['x', id, fileId, agent.id, 'Service Cotisation', portal.clock.now()],
    },
  ])
  await storeMessage(portal, (await storeRequest(portal, bob)).id, { text: 'À Bob' })

  const answer = await browser.get('/api/account/export')
  const files = readZip(Buffer.from(await answer.arrayBuffer()))
  const json = files.get('donnees.json')?.toString() ?? ''
  const { demandes } = JSON.parse(json) as { demandes: unknown[] }
  expect(demandes).toMatchObject([
    {
      Référence: reference,
      Échanges: [
        {
          Nature: 'Pièces demandées',
          Pièces: [
            { Pièce: 'Bordereau de mars', 'Attendue avant le': '2026-03-20', 'Envoyée le': null },
          ],
        },
        { Nature: 'Réponse', Auteur: 'Service Cotisation', Texte: 'Voici <i>tout</i>.' },
        { Nature: 'Rappel demandé', Auteur: alice.holder },
        { Nature: 'Rappel demandé', Texte: 'Le rappel demandé est annulé.' },
      ],
      'Rappels demandés': [
        {
          Téléphone: '+33298000000',
          Jour: '2026-03-03',
          Moment: 'l’après-midi',
          Suite: 'annulé',
        },
      ],
      Accusés: [{ Nature: 'Accusé de réception électronique' }],
      'Fichiers ouverts par l’Enim': [{ Fichier: 'bordereau.pdf', Service: 'Service Cotisation' }],
    },
  ])
  const page = files.get('index.html')?.toString() ?? ''
  expect(page).toContain('Voici &lt;i&gt;tout&lt;/i&gt;.')
  for (const content of [json, page]) {
    expect(content).not.toMatch(/canari|À Bob/i)
    expect(content).not.toContain(agent.id)
  }
})
