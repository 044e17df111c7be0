import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceEntries } from '../../../api/src/faq/store.ts'
import { sweepReadings } from '../../../api/src/faq/asked-after-reading.ts'
import { listToWrite } from '../../../api/src/to-write/list-to-write.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { questionForm } from '../../support/forms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  const theme = { themeSlug: 'cotisation', themeName: 'Cotisation' }
  await portal.deps.database.write(
    replaceEntries([
      { slug: 'delai', question: 'Quel délai ?', answer: 'Trente jours.', ...theme },
      { slug: 'titre', question: 'Quel titre ?', answer: 'Le dernier.', ...theme },
    ]),
  )
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

const read = (slug: string, by = browser) => by.post(`/api/faq/${slug}/reading`)

async function ask(object: string, by = browser) {
  const answer = await portal.send(by, questionForm({ fields: { object } }))
  expect(answer.status).toBe(201)
}

test('a question asked after an answer was read is counted for that answer', async () => {
  await read('delai')
  await ask('Délai de paiement en hiver')
  const other = await portal.logIn(bob)
  await read('delai', other)
  await read('titre', other)
  await ask('Délai de paiement, en hiver', other)
  expect(await listToWrite(portal.deps)).toEqual([
    {
      words: 'delai paiement hiver',
      shown: 'Délai de paiement en hiver',
      source: 'question',
      count: 2,
      read: ['delai', 'titre'],
    },
  ])
})

test('a question asked without reading, or much later, or a second one, is not counted', async () => {
  await ask('Sans rien lire')
  await read('delai')
  portal.clock.advance({ minutes: 61 })
  browser = await portal.logIn(alice)
  await ask('Bien plus tard')
  expect(await listToWrite(portal.deps)).toEqual([])
  await read('delai')
  await ask('Une première')
  await ask('Une seconde')
  expect((await listToWrite(portal.deps)).map(({ words }) => words)).toEqual(['premiere'])
})

test('what is kept tells of nobody', async () => {
  await read('delai')
  await ask('Alice Armor de l’Armement Alizé 900 000 001 00017 attend au 06 00 00 00 01')
  const { database } = portal.deps
  const rows = JSON.stringify(await database.read('SELECT * FROM questions_after_reading'))
  expect(rows).toContain('attend')
  expect(rows).not.toMatch(/alice|armor|alize|alizé|\d{3}-?\d{3}|00017|06 00/i)
  expect(await database.read('SELECT * FROM faq_readings')).toEqual([])
})

test('who read what is forgotten within the hour, and counts after two months', async () => {
  await read('delai')
  await ask('Un délai')
  await read('titre')
  const { database } = portal.deps
  const count = async (table: string) =>
    (await database.read(`SELECT count(*) AS total FROM ${table}`))[0]?.['total']
  await sweepReadings(portal.deps)
  expect(await count('faq_readings')).toBe(1)
  portal.clock.advance({ minutes: 61 })
  await sweepReadings(portal.deps)
  expect(await count('faq_readings')).toBe(0)
  expect(await count('questions_after_reading')).toBe(1)
  portal.clock.advance({ hours: 62 * 24 })
  await sweepReadings(portal.deps)
  expect(await count('questions_after_reading')).toBe(0)
})

test('an unknown answer is read by nobody, and nobody reads who is not logged in', async () => {
  expect((await read('unknown')).status).toBe(404)
  expect((await read('delai', portal.visitor())).status).toBe(401)
})
