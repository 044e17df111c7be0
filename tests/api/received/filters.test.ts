import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, charlie } from '../../support/cast.ts'
import { giveLines, readReceived } from '../../support/received.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('each filter lets through what it names, and all of them together', async () => {
  await giveLines(portal, alice, [
    { kind: 'payment', themeSlug: '', label: 'Versement' },
    { kind: 'document', themeSlug: 'cotisation', label: 'Bulletin' },
    { kind: 'document', themeSlug: 'accidents', label: 'Attestation' },
    { kind: 'answer', subject: 'E26-AAAA-0001:x', themeSlug: 'accidents', label: 'Réponse' },
    { kind: 'document', themeSlug: 'accidents', label: 'Relevé', isNew: false },
  ])
  expect(await labels('')).toEqual(['Relevé', 'Réponse', 'Attestation', 'Bulletin', 'Versement'])
  expect(await labels('?kind=document')).toEqual(['Relevé', 'Attestation', 'Bulletin'])
  expect(await labels('?theme=accidents')).toEqual(['Relevé', 'Réponse', 'Attestation'])
  expect(await labels('?state=new&kind=document')).toEqual(['Attestation', 'Bulletin'])
  expect(await labels('?state=new&kind=document&theme=accidents')).toEqual(['Attestation'])
  expect(await labels('?kind=document&theme=accidents')).toEqual(['Relevé', 'Attestation'])
  expect(await labels('?state=archived')).toEqual([])
  expect((await readReceived(portal, alice, '?theme=accidents&state=new')).total).toBe(2)
})

test('words are found whatever their accents, their number and what stands before them', async () => {
  await giveLines(portal, alice, [
    { label: 'Réponse : échéances de l’année', subject: 'E26-7KQX-M93T:x', kind: 'answer' },
    { label: 'Versement : aide', subject: 'VIR-2026-11' },
    { label: 'Échéancier', themeSlug: 'accidents', kind: 'document' },
  ])
  await giveLines(portal, charlie, [{ label: 'Échéance de Charlie' }])
  expect(await labels('?words=echeanc')).toEqual(['Échéancier', 'Réponse : échéances de l’année'])
  expect(await labels('?words=annees+echeance')).toEqual(['Réponse : échéances de l’année'])
  expect(await labels('?words=E26-7kqx-M93T')).toEqual(['Réponse : échéances de l’année'])
  expect(await labels('?words=VIR-2026')).toEqual(['Versement : aide'])
  expect(await labels('?words=echeanc&kind=document')).toEqual(['Échéancier'])
  expect(await labels('?words=echeance&theme=cotisation')).toHaveLength(1)
  expect(await labels('?words=echeance&state=archived')).toEqual([])
  expect(await labels('?words=Charlie')).toEqual([])
})

test('signs of a search language and a foreign account as a word are words alone', async () => {
  await giveLines(portal, charlie, [{ label: 'Secret' }])
  const token = `a${portal.accountOf(charlie).replaceAll('-', '')}`
  for (const words of [`" OR ${token}`, `${token} secret`, 'scope:x', '*', '((', 'NOT', `"`]) {
    const query = `?words=${encodeURIComponent(words)}`
    expect(await labels(query)).toEqual([])
  }
  const theme = encodeURIComponent(`x" OR "${token}`)
  expect(await labels(`?words=secret&theme=${theme}`)).toEqual([])
})

test('a line that changes its name is found under the new one alone, and once withdrawn no more', async () => {
  const line = { kind: 'payment', subject: 'VIR-1' } as const
  await giveLines(portal, alice, [{ ...line, label: 'Aide prévue' }])
  await giveLines(portal, alice, [{ ...line, label: 'Aide versée', themeSlug: 'accidents' }])
  expect(await labels('?words=prevue')).toEqual([])
  expect(await labels('?words=versee&theme=accidents')).toEqual(['Aide versée'])
  expect((await readReceived(portal, alice)).counts).toEqual({ listed: 1, unread: 1, archived: 0 })
  await portal.deps.database.write([
    { sql: `DELETE FROM received_items WHERE subject = 'VIR-1'`, args: [] },
  ])
  expect(await labels('?words=versee')).toEqual([])
  expect((await readReceived(portal, alice)).counts).toEqual({ listed: 0, unread: 0, archived: 0 })
})

test('a page has twenty lines, and the pages together have each line once', async () => {
  const at = portal.clock.now()
  await giveLines(
    portal,
    alice,
    Array.from({ length: 45 }, (_, n) => ({ label: String(n), at })),
  )
  const pages = [1, 2, 3, 4].map((page) => readReceived(portal, alice, `?page=${String(page)}`))
  const read = await Promise.all(pages)
  expect(read.map(({ items }) => items.length)).toEqual([20, 20, 5, 0])
  expect(new Set(read.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(45)
  expect(read[0]).toMatchObject({ page: 1, pages: 3, total: 45, hasMore: false })
})

test('a search gives the latest five hundred, and says that there are more', async () => {
  await giveLines(
    portal,
    alice,
    Array.from({ length: 520 }, () => ({ label: 'Aide' })),
  )
  const found = await readReceived(portal, alice, '?words=aide&page=25')
  expect(found).toMatchObject({ total: 500, pages: 25, hasMore: true })
  expect(found.items).toHaveLength(20)
})

test('a filter that is none is refused', async () => {
  const browser = await portal.logIn(alice)
  for (const query of ['kind=x', 'state=x', 'page=0', 'limit=51', `words=${'x'.repeat(201)}`]) {
    expect((await browser.get(`/api/received?${query}`)).status).toBe(422)
  }
})

async function labels(query: string): Promise<string[]> {
  return (await readReceived(portal, alice, query)).items.map(({ label }) => label)
}
