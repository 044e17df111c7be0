import { redirectSchema } from 'content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAll } from '../support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from '../support/demo-strapi.ts'
import { openNewsroom, type Newsroom } from '../support/news.ts'

let strapi: DemoStrapi
let room: Newsroom

beforeAll(async () => {
  strapi = await startDemoStrapi()
  room = await openNewsroom(strapi)
})
afterAll(() => strapi.close())

async function publishAs(documentId: string, slug: string): Promise<void> {
  expect(await room.change(documentId, { slug })).toBe(200)
  expect((await room.act(documentId, 'publish')).status).toBe(200)
}

/** « a→b », in the order of their beginnings; only of addresses that begin so. */
async function redirects(prefix: string): Promise<string[]> {
  const all = await readAll(strapi, '/api/redirects?pagination[pageSize]=100', redirectSchema)
  return all
    .filter(({ from }) => from.startsWith(prefix))
    .map(({ kind, from, to }) => `${kind} ${from}→${to}`)
    .sort()
}

test('an address that changes once published leads to the new one, without a chain', async () => {
  const documentId = await room.write({ title: 'Chaîne un' })
  await publishAs(documentId, 'chaine-a')
  expect(await redirects('chaine')).toEqual([])
  expect(await room.change(documentId, { slug: 'chaine-b' })).toBe(200)
  expect(await redirects('chaine')).toEqual([])
  await publishAs(documentId, 'chaine-b')
  expect(await redirects('chaine')).toEqual(['news chaine-a→chaine-b'])
  await publishAs(documentId, 'chaine-c')
  expect(await redirects('chaine')).toEqual(['news chaine-a→chaine-c', 'news chaine-b→chaine-c'])
})

test('an address that comes back makes no loop', async () => {
  const documentId = await room.write({ title: 'Boucle' })
  for (const slug of ['boucle-a', 'boucle-b', 'boucle-a', 'boucle-b', 'boucle-a']) {
    await publishAs(documentId, slug)
  }
  expect(await redirects('boucle')).toEqual(['news boucle-b→boucle-a'])
})

test('a new content that takes an old address wins', async () => {
  const first = await room.write({ title: 'Prise un' })
  await publishAs(first, 'prise-a')
  await publishAs(first, 'prise-b')
  const second = await room.write({ title: 'Prise deux' })
  await publishAs(second, 'prise-a')
  expect(await redirects('prise')).toEqual([])
  expect(await room.read('prise-a')).toBe('Prise deux')
  await publishAs(second, 'prise-c')
  expect(await redirects('prise')).toEqual(['news prise-a→prise-c'])
})

test('a publication that is refused leaves no redirect', async () => {
  const documentId = await room.write({ title: 'Refus' })
  await publishAs(documentId, 'refus-a')
  await room.change(documentId, { slug: 'refus-b', domains: { set: [] } })
  expect((await room.act(documentId, 'publish')).status).toBe(400)
  expect(await redirects('refus')).toEqual([])
  expect(await room.read('refus-a')).toBe('Refus')
})
