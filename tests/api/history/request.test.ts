import { requestListSchema, requestSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { computeDelays } from '../../../api/src/threads/compute-delays.ts'
import { replaceThemes } from '../../../api/src/themes/index.ts'
import { insertAgent } from '../../support/agents.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, charlie } from '../../support/cast.ts'
import {
  askPieces,
  storeFile,
  storeMessage,
  storeRequest,
  type StoredRequest,
} from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { themes } from '../../support/themes.ts'

let portal: TestApp
let browser: Browser
let request: StoredRequest

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
  request = await storeRequest(portal, alice)
})
afterEach(() => portal.close())

test('the thread comes oldest first, with the files and the pieces of each message', async () => {
  await storeFile(portal, alice, { requestId: request.id, name: 'premier.pdf' })
  portal.clock.advance({ minutes: 1 })
  await askPieces(portal, request.id, ['Bordereau de mars', 'Contrat signé'])
  portal.clock.advance({ minutes: 1 })
  const messageId = await storeMessage(portal, request.id, { text: 'Voici <b>.' })
  await storeFile(portal, alice, { requestId: request.id, messageId, name: 'joint.pdf' })
  const shown = await read()
  expect(shown.files.map(({ name }) => name)).toEqual(['premier.pdf'])
  expect(shown.fileCount).toBe(2)
  expect(shown.messages).toMatchObject([
    {
      at: '2026-03-02T09:01:00.000Z',
      kind: 'pieces',
      from: 'enim',
      author: 'Service Cotisation',
      pieces: [
        { label: 'Bordereau de mars', dueOn: '2026-03-20', sentAt: null },
        { label: 'Contrat signé', dueOn: '2026-03-20', sentAt: null },
      ],
      unread: true,
    },
    { kind: 'answer', text: 'Voici <b>.', pieces: [], files: [{ name: 'joint.pdf' }] },
  ])
  expect(shown).toMatchObject({ unread: 2, changedAt: '2026-03-02T09:02:00.000Z' })
})

test('nothing of a note, nor of who works at Enim, is in any answer', async () => {
  const agent = await insertAgent(portal.deps, {
    role: 'agent',
    services: ['cotisation'],
    name: 'Agathe Canari',
  })
  const noted = { agentId: agent.id, kind: 'note', text: 'CANARI interne' } as const
  await storeMessage(portal, request.id, noted)
  await storeMessage(portal, request.id, { agentId: agent.id, text: 'Réponse' })
  for (const path of [
    '/api/requests?words=canari',
    `/api/requests/${request.reference}`,
    '/api/requests/export.csv',
    `/api/requests/${request.reference}/archive`,
    '/api/account/export',
    '/api/received',
  ]) {
    const answer = await browser.get(path)
    const body = Buffer.from(await answer.arrayBuffer()).toString('latin1')
    expect([path, answer.status]).toEqual([path, 200])
    expect(body).not.toMatch(/canari/i)
    expect(body).not.toContain(agent.id)
  }
  const shown = await read()
  expect(shown.messages.map(({ kind }) => kind)).toEqual(['answer'])
})

test('opening it makes what Enim wrote read, and leaves the rest', async () => {
  const other = await storeRequest(portal, alice, { object: 'Autre' })
  await storeMessage(portal, request.id)
  await storeMessage(portal, other.id)
  for (let times = 0; times < 2; times++) {
    const answer = await browser.post(`/api/requests/${request.reference}/reading`)
    expect([answer.status, await answer.json()]).toEqual([200, {}])
  }
  const shown = await read()
  expect([shown.unread, shown.messages[0]?.unread]).toEqual([0, false])
  const list = requestListSchema.parse(await (await browser.get('/api/requests')).json())
  expect(list.unread).toBe(1)
})

test('the service is the one of now, and its name alone once the theme is gone', async () => {
  expect((await read()).service).toEqual({
    name: 'Service Cotisation',
    email: 'cotisation@service.example',
    address: '1 rue du Service\n75000 Ville-Fictive',
    phone: '01 00 00 00 00',
  })
  await portal.deps.database.write(replaceThemes(themes.slice(1)))
  expect((await read()).service).toEqual({
    name: 'Service Cotisation',
    email: '',
    address: '',
    phone: '',
  })
})

test('the employer reads which service opened which file, newest first', async () => {
  const { id } = await storeFile(portal, alice, { requestId: request.id })
  const agent = await insertAgent(portal.deps, { role: 'agent', services: ['cotisation'] })
  for (const rank of [1, 2]) {
    portal.clock.advance({ minutes: 1 })
    await portal.deps.database.write([
      {
        sql: 'INSERT INTO file_openings VALUES (?, ?, ?, ?, ?, ?)',
        args: [
          String(rank),
          request.id,
          id,
          agent.id,
          `Service ${String(rank)}`,
          portal.clock.now(),
        ],
      },
    ])
  }
  expect((await read()).openings).toEqual([
    { at: '2026-03-02T09:02:00.000Z', service: 'Service 2', fileName: 'bordereau.pdf' },
    { at: '2026-03-02T09:01:00.000Z', service: 'Service 1', fileName: 'bordereau.pdf' },
  ])
})

test('real delays are told once five requests were answered', async () => {
  expect((await read()).delays).toBeNull()
  for (const hours of [1, 24, 48, 72, 24 * 7]) {
    const { id } = await storeRequest(portal, alice)
    const answeredAt = new Date(portal.clock.now().getTime() + hours * 3_600_000)
    await portal.deps.database.write([
      { sql: 'UPDATE requests SET answered_at = ? WHERE id = ?', args: [answeredAt, id] },
    ])
  }
  await computeDelays(portal.deps)
  expect((await read()).delays).toEqual({ answers: 5, median: 2, ninthDecile: 5 })
})

test.each([
  ['received', { reply: true, withdraw: true, askCallback: true }],
  ['taken', { reply: true, withdraw: true, askCallback: true }],
  ['waiting', { reply: true, withdraw: true, askCallback: true }],
  ['answered', { reply: true, withdraw: false, askCallback: false }],
  ['closed', { reply: false, withdraw: false, askCallback: false }],
  ['withdrawn', { reply: false, withdraw: false, askCallback: false }],
] as const)('what can be done with a request that is %s', async (state, can) => {
  request = await storeRequest(portal, alice, { state })
  expect((await read()).can).toEqual(can)
})

test('a stranger gets the same answer as for a request that is not there', async () => {
  const { id } = await storeFile(portal, alice, { requestId: request.id })
  const own = await storeRequest(portal, charlie)
  const stranger = await portal.logIn(charlie)
  const callback = { phone: '0298000000', day: '2026-03-03', slot: 'morning' }
  const ways = [
    ['get', ''],
    ['get', '/archive'],
    ['get', `/files/${id}`],
    ['post', '/reading'],
    ['post', '/withdrawal'],
    ['post', '/callback', callback],
    ['post', '/callback/cancellation'],
  ] as const
  const answerTo = async (reference: string, [method, path, body]: (typeof ways)[number]) => {
    const answer = await stranger[method](`/api/requests/${reference}${path}`, body)
    return [answer.status, await answer.text()]
  }
  for (const way of ways) {
    const unknown = await answerTo('E26-0000-0000', way)
    expect(unknown[0]).toBe(404)
    expect(await answerTo(request.reference, way)).toEqual(unknown)
  }
  const through = await stranger.get(`/api/requests/${own.reference}/files/${id}`)
  expect(through.status).toBe(404)
  expect((await read()).state).toBe('received')
})

test('nobody who is not logged in reads or changes anything', async () => {
  const visitor = portal.visitor()
  const path = `/api/requests/${request.reference}`
  for (const end of ['', '/archive', '/files/x']) {
    expect((await visitor.get(path + end)).status).toBe(401)
  }
  expect((await visitor.get('/api/requests/export.csv')).status).toBe(401)
  for (const end of ['/reading', '/withdrawal', '/callback/cancellation']) {
    expect((await visitor.post(path + end)).status).toBe(401)
  }
})

async function read() {
  const answer = await browser.get(`/api/requests/${request.reference}`)
  return requestSchema.parse(await answer.json())
}
