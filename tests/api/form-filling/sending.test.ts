import { randomUUID } from 'node:crypto'
import { depositSchema } from 'content-types'
import { readFormValues } from 'content-types/pdf-form'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import {
  address,
  openFormPortal,
  rightAnswers,
  save,
  type FormPortal,
} from '../../support/form-portal.ts'

let portal: FormPortal
let browser: Browser

beforeAll(async () => {
  portal = await openFormPortal()
  browser = await portal.logIn(alice)
})
beforeEach(async () => {
  await browser.post(`${address}/answers/removal`)
})
afterAll(() => portal.close())

async function send(key: string, text = 'Bonjour', by = browser): Promise<Response> {
  return by.post(`${address}/sending`, { key, text })
}

async function referenceOf(answer: Response): Promise<string> {
  expect(answer.status).toBe(201)
  return depositSchema.parse(await answer.json()).reference
}

async function countRequests(): Promise<number> {
  const rows = await portal.deps.database.read('SELECT count(*) AS total FROM requests')
  return Number(rows[0]?.['total'])
}

test('saved answers become a request of that theme with the official PDF, and are then gone', async () => {
  await save(browser, rightAnswers)
  const reference = await referenceOf(await send(randomUUID(), 'Voici ma demande.'))
  const rows = await portal.deps.database.read(
    `SELECT r.theme_slug, r.object, r.text, r.kind, f.name, f.bytes FROM requests r
     JOIN files f ON f.request_id = r.id WHERE r.reference = ?`,
    [reference],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    theme_slug: 'cotisation',
    object: 'Demande de délais, version 2026-01',
    text: 'Voici ma demande.',
    kind: 'document',
    name: 'Demande de délais 2026-01.pdf',
  })
  expect((await portal.open(browser)).savedAt).toBeNull()
  await portal.deliver()
  expect(JSON.stringify(portal.mailbox.mails)).toContain(reference)
})

test('the PDF that is sent holds the answers, in the words of its fields', async () => {
  await save(browser, { ...rightAnswers, date_signature: '3/2/2026', mensualites: '6' })
  const reference = await referenceOf(await send(randomUUID()))
  const [row] = await portal.deps.database.read(
    `SELECT f.blob_id FROM requests r JOIN files f ON f.request_id = r.id WHERE r.reference = ?`,
    [reference],
  )
  const bytes = await portal.deps.blobs.read(row?.['blob_id'] as never)
  expect(await readFormValues(bytes)).toEqual({
    ...rightAnswers,
    somme: '1250,50',
    date_signature: '03022026',
    mensualites: '6',
  })
})

test('the same sending again, and twenty at once, are one request', async () => {
  const before = await countRequests()
  const key = randomUUID()
  await save(browser, rightAnswers)
  const references = await Promise.all(
    Array.from({ length: 20 }, async () => referenceOf(await send(key))),
  )
  expect(await referenceOf(await send(key))).toBe(references[0])
  expect(new Set(references).size).toBe(1)
  expect(await countRequests()).toBe(before + 1)
})

test('answers that are wrong are not sent, and stay', async () => {
  const before = await countRequests()
  await save(browser, { ...rightAnswers, somme: 'beaucoup', nature: '' })
  const refused = await send(randomUUID())
  expect(refused.status).toBe(422)
  const { errors } = (await refused.json()) as { errors: { field: string }[] }
  expect(errors.map(({ field }) => field)).toEqual(['somme', 'nature'])
  expect((await portal.open(browser)).answers).toMatchObject({ somme: 'beaucoup' })
  expect(await countRequests()).toBe(before)
})

test('a message that is too long is refused beside its field, and the answers stay', async () => {
  await save(browser, rightAnswers)
  const refused = await send(randomUUID(), 'x'.repeat(5_001))
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ errors: [{ field: 'text' }] })
  expect((await portal.open(browser)).savedAt).not.toBeNull()
})

test('without answers nothing is sent, with the key of another neither', async () => {
  const key = randomUUID()
  await save(browser, rightAnswers)
  await referenceOf(await send(key))
  const unknown = await send(randomUUID())
  expect(unknown.status).toBe(409)
  const foreign = await send(key, 'Bonjour', await portal.logIn(bob))
  expect(foreign.status).toBe(409)
  expect(await foreign.text()).toBe(await unknown.text())
})

test('what another device saved while the form was sent stays', async () => {
  await save(browser, rightAnswers)
  const { database } = portal.deps
  const write = database.write.bind(database)
  let isChanged = false
  database.write = async (statements) => {
    if (!isChanged && statements.some(({ sql }) => sql.includes('INSERT INTO requests'))) {
      isChanged = true
      const { savedAt } = await portal.open(browser)
      await save(browser, { ...rightAnswers, somme: '99' }, savedAt)
    }
    return write(statements)
  }
  await referenceOf(await send(randomUUID()))
  database.write = write
  expect((await portal.open(browser)).answers).toMatchObject({ somme: '99' })
})

test('beyond what an account may send in a day the answers stay', async () => {
  await save(browser, rightAnswers)
  const { daily } = portal.deps.settings
  const { files } = daily
  daily.files = 0
  const refused = await send(randomUUID())
  daily.files = files
  expect(refused.status).toBe(429)
  expect((await portal.open(browser)).savedAt).not.toBeNull()
})
