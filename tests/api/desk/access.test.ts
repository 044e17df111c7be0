import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NewRequest } from '../../../api/src/requests/store.ts'
import { insertAgent, type TestAgent } from '../../support/agents.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { openDesk, type Desk } from '../../support/desk.ts'
import { attach } from '../../support/desk-files.ts'
import { pdf } from '../../support/forms.ts'

let desk: Desk
let request: NewRequest
let file: string
let ada: TestAgent

beforeAll(async () => {
  desk = await openDesk()
  request = await desk.insert({ object: 'Objet secret', text: 'Texte secret' })
  file = await attach(desk.portal, request, pdf())
  const services = ['cotisation']
  ada = await insertAgent(desk.portal.deps, { role: 'administrator', services })
})
afterAll(() => desk.close())

const piece = { text: '', pieces: 'Un RIB', dueOn: '2026-03-20' }
const text = { text: 'Texte' }

/** Every address of the desk that names a request. */
const routes: [method: 'GET' | 'POST', end: string, fields?: object][] = [
  ['GET', ''],
  ['POST', '/taking', {}],
  ['POST', '/answers', text],
  ['POST', '/notes', text],
  ['POST', '/calls', text],
  ['POST', '/pieces', piece],
  ['POST', '/moves', { service: 'accidents', ...text }],
  ['POST', '/closure', text],
  ['POST', '/reopening', text],
  ['GET', '/files/FILE'],
  ['GET', '/files/FILE/view'],
]

async function ask(
  browser: Browser,
  [method, end, fields]: (typeof routes)[number],
  reference = request.reference,
  id = file,
) {
  const path = `/api/desk/requests/${reference}${end.replace('FILE', id)}`
  const answer = method === 'GET' ? await browser.get(path) : await browser.post(path, fields)
  return { status: answer.status, body: await answer.text() }
}

async function rows(): Promise<unknown> {
  const tables = ['messages', 'file_openings', 'receipts', 'pieces', 'outbox']
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`)
  const { database } = desk.portal.deps
  return [
    await database.read(`SELECT ${counts.join(', ')}`),
    await database.read('SELECT * FROM requests'),
    await database.read(`SELECT 1 FROM journal WHERE agent_id IS NOT NULL`),
  ]
}

describe.each(routes)('%s /desk/requests/…%s', (...route) => {
  test('a request of another service is not there, byte for byte as none is', async () => {
    const before = await rows()
    const zoe = await desk.as(desk.zoe)
    const foreign = await ask(zoe, route)
    expect(foreign.status).toBe(404)
    expect(foreign).toEqual(await ask(zoe, route, 'E26-0000-0000'))
    expect(foreign).toEqual(await ask(await desk.as(desk.agathe), route, 'E26-0000-0000'))
    expect(await rows()).toEqual(before)
  })

  test('nor is any for an administrator', async () => {
    expect(await ask(await desk.as(ada), route)).toMatchObject({ status: 404 })
  })

  test('nobody, and an employer, are signed out', async () => {
    const before = await rows()
    const employer = await desk.portal.logIn(alice)
    for (const browser of [desk.portal.visitor(), employer]) {
      const { status, body } = await ask(browser, route)
      expect(status).toBe(401)
      expect(body).not.toContain('secret')
    }
    expect(await rows()).toEqual(before)
  })
})

test('a file is found under its own request only', async () => {
  const other = await desk.insert()
  const agathe = await desk.as(desk.agathe)
  for (const end of ['/files/FILE', '/files/FILE/view']) {
    expect((await ask(agathe, ['GET', end], other.reference)).status).toBe(404)
  }
})

test('a file of a draft is nobody’s at the desk', async () => {
  const draft = await attach(desk.portal, request, pdf('brouillon.pdf'))
  await desk.portal.deps.database.write([
    { sql: 'UPDATE files SET request_id = NULL WHERE id = ?', args: [draft] },
  ])
  const agathe = await desk.as(desk.agathe)
  expect((await ask(agathe, ['GET', '/files/FILE'], request.reference, draft)).status).toBe(404)
})

test.each(['/services', '/requests', '/figures', '/figures.csv'])(
  'nobody and no employer read /desk%s',
  async (path) => {
    const employer = await desk.portal.logIn(alice)
    for (const browser of [desk.portal.visitor(), employer]) {
      expect((await browser.get(`/api/desk${path}`)).status).toBe(401)
    }
  },
)

test('a foreign page cannot make an agent act', async () => {
  const agathe = await desk.as(desk.agathe)
  const path = `/api/desk/requests/${request.reference}/taking`
  const answer = await agathe.post(path, {}, { 'sec-fetch-site': 'cross-site' })
  expect(answer.status).toBe(403)
})
