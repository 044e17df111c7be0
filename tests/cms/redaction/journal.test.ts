import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { previewText } from 'content-types'
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { readCsv } from '../../support/read-csv.ts'
import { documentIdOf, logIn, upload } from '../support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from '../support/demo-strapi.ts'
import { inviteEditor, newsDesk, paragraph, secondEditor } from '../support/editors.ts'
import { people, previewKey } from '../support/strapi.ts'

let strapi: DemoStrapi
let first = ''
let second = ''
let admin = ''

beforeAll(async () => {
  strapi = await startDemoStrapi()
  first = await logIn(strapi, people.editor)
  second = await inviteEditor(strapi)
  admin = await logIn(strapi, people.admin)
})
afterAll(() => strapi.close())

const newsUid = 'api::news-article.news-article'

const page = z.object({
  total: z.number(),
  people: z.array(z.object({ id: z.number(), name: z.string() })),
  lines: z.array(
    z.object({
      at: z.string(),
      personName: z.string(),
      actionWords: z.string(),
      kindWords: z.string(),
      title: z.string(),
      details: z.string(),
    }),
  ),
})

async function readJournal(query = '') {
  return page.parse((await strapi.ask(`/redaction/journal?${query}`, { bearer: first })).body)
}

async function writeNews(title: string): Promise<string> {
  const data = { title, summary: 'Un résumé.', body: [paragraph('Un texte.')] }
  return documentIdOf((await newsDesk(strapi, second).create(data)).body)
}

test('each change has its line: who, what, which fields', async () => {
  const id = await writeNews('Une actualité au journal')
  await newsDesk(strapi, first).save(id, { summary: 'Un autre résumé.' })
  await newsDesk(strapi, first).remove(id)
  const { lines } = await readJournal(`kind=${newsUid}`)
  expect(lines.slice(0, 3)).toMatchObject([
    { personName: 'Rédaction', actionWords: 'Suppression', title: 'Une actualité au journal' },
    { personName: 'Rédaction', actionWords: 'Modification', details: 'Résumé' },
    { personName: secondEditor.firstname, actionWords: 'Création', kindWords: 'Actualité' },
  ])
})

test('settings, files, roles, people and tokens have theirs', async () => {
  const setting = '/content-manager/single-types/api::setting.setting'
  await strapi.ask(setting, { method: 'PUT', bearer: first, data: { banner: 'Fermé demain.' } })
  await upload(strapi, first, '%PDF-1.7', 'application/pdf', 'note.pdf')
  const role = { name: 'Essai', description: 'Pour voir' }
  await strapi.ask('/admin/roles', { method: 'POST', bearer: admin, data: role })
  const lifeless = { name: 'Jeton d’essai', description: '', type: 'read-only', lifespan: null }
  await strapi.ask('/admin/api-tokens', { method: 'POST', bearer: admin, data: lifeless })
  await vi.waitFor(async () => {
    const said = (await readJournal()).lines.map(({ kindWords, actionWords, title, details }) =>
      [kindWords, actionWords, title, details].join(' | '),
    )
    expect(said).toContainEqual(
      expect.stringMatching(/^Réglages du portail \| Modification .*Bandeau/),
    )
    expect(said).toContain('Fichier de la médiathèque | Création | note.pdf | ')
    expect(said).toContain('Rôle | Création | Essai | ')
    expect(said).toContain(`Personne | Création | ${secondEditor.email} | `)
    expect(said).toContain('Jeton | Création | Jeton d’essai | ')
  })
})

test('filters narrow it to a person and to days of Paris', async () => {
  await writeNews('Une actualité de la seconde personne')
  const { people: known } = await readJournal()
  const wanted = known.find(({ name }) => name === secondEditor.firstname)
  const ofOne = await readJournal(`person=${wanted?.id ?? 0}`)
  expect(ofOne.lines.length).toBeGreaterThan(0)
  expect(ofOne.lines.every(({ personName }) => personName === secondEditor.firstname)).toBe(true)
  expect((await readJournal('to=2020-01-01')).total).toBe(0)
  expect((await readJournal('from=2020-01-01')).total).toBe((await readJournal()).total)
})

test('a formula in a title stays words in the CSV', async () => {
  await writeNews('=HYPERLINK("https://pirate.example")')
  const response = await fetch(`${strapi.url}/redaction/journal.csv?kind=${newsUid}`, {
    headers: { authorization: `Bearer ${first}` },
  })
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const rows = readCsv(Buffer.from(await response.arrayBuffer()))
  const titles = rows.map((row) => row[4])
  expect(titles).toContain('\'=HYPERLINK("https://pirate.example")')
  expect(titles.every((title) => !title?.startsWith('='))).toBe(true)
})

test('nobody changes, removes or makes up a line in the panel, administrators included', async () => {
  await writeNews('Une ligne qui reste')
  const { total } = await readJournal()
  for (const uid of ['journal-line', 'version', 'agreement']) {
    const path = `/content-manager/collection-types/plugin::redaction.${uid}`
    const { body } = await strapi.ask(path, { bearer: admin })
    const known = z.object({ results: z.array(z.object({ documentId: z.string() })) }).parse(body)
    const id = known.results[0]?.documentId ?? 'inconnu'
    expect(id === 'inconnu').toBe(uid === 'agreement')
    for (const [method, address] of [
      ['POST', path],
      ['PUT', `${path}/${id}`],
      ['DELETE', `${path}/${id}`],
      ['POST', `${path}/clone/${id}`],
      ['POST', `${path}/actions/bulkDelete`],
    ] as const) {
      const data = { documentIds: [id], personName: 'Personne', action: 'publish', title: 'Faux' }
      for (const bearer of [first, admin]) {
        expect((await strapi.ask(address, { method, bearer, data })).status).toBe(403)
      }
    }
    expect((await strapi.ask(path, { bearer: first })).status).toBe(403)
  }
  expect((await readJournal()).total).toBe(total)
})

test('a token that may do everything finds neither lines nor versions nor agreements', async () => {
  const name = 'Jeton de tous les droits'
  const wanted = { name, description: '', type: 'full-access', lifespan: null }
  const made = await strapi.ask('/admin/api-tokens', {
    method: 'POST',
    bearer: admin,
    data: wanted,
  })
  const { data } = z.object({ data: z.object({ accessKey: z.string() }) }).parse(made.body)
  expect((await strapi.ask('/api/themes', { bearer: data.accessKey })).status).toBe(200)
  for (const name of ['journal-lines', 'versions', 'agreements']) {
    for (const path of [`/api/${name}`, `/api/redaction/${name}`]) {
      expect((await strapi.ask(path, { bearer: data.accessKey })).status).toBe(404)
      const removal = { method: 'DELETE', bearer: data.accessKey }
      expect([404, 405]).toContain((await strapi.ask(`${path}/1`, removal)).status)
    }
  }
})

test('whoever has the database open neither changes, removes nor replaces a line', async () => {
  await writeNews('Une ligne dans la base')
  const database = new DatabaseSync(join(strapi.dataDir, 'data.db'), { timeout: 10_000 })
  const lines = () => database.prepare('SELECT * FROM redaction_journal_lines ORDER BY id').all()
  const before = lines()
  const id = "(SELECT max(id) FROM redaction_journal_lines), 'Personne', 'Faux'"
  const insert = (or: string) =>
    `INSERT ${or} INTO redaction_journal_lines (id, person_name, title) SELECT ${id}`
  for (const change of [
    "UPDATE redaction_journal_lines SET person_name = 'Personne'",
    'DELETE FROM redaction_journal_lines',
    insert('OR REPLACE'),
    `${insert('')} WHERE true ON CONFLICT (id) DO UPDATE SET title = 'Faux'`,
  ]) {
    expect(() => database.exec(change)).toThrow('Le journal ne se modifie pas')
  }
  expect(lines()).toEqual(before)
  database.close()
})

test('the panel is given a signed address of the draft, and of what it may read only', async () => {
  const id = await writeNews('Une actualité en aperçu')
  const ask = (uid: string, bearer?: string) =>
    strapi.ask(`/content-manager/preview/url/${uid}?documentId=${id}`, {
      ...(bearer && { bearer }),
    })
  const answered = z
    .object({ data: z.object({ url: z.url() }) })
    .parse((await ask(newsUid, first)).body)
  const url = new URL(answered.data.url)
  expect(url.origin).toBe('http://localhost:4321')
  expect(url.pathname).toBe(`/apercu/actualite/${id}`)
  const expires = Number(url.searchParams.get('expires'))
  expect(expires * 1_000 - Date.now()).toBeGreaterThan(9 * 60_000)
  expect(expires * 1_000 - Date.now()).toBeLessThanOrEqual(10 * 60_000)
  const text = previewText({
    kind: 'actualite',
    documentId: id,
    status: 'draft',
    mode: 'visiteur',
    expires,
  })
  const signature = createHmac('sha256', previewKey).update(text).digest('base64url')
  expect(url.searchParams.get('signature')).toBe(signature)
  expect((await ask(newsUid)).status).toBe(401)
  expect((await ask('api::theme.theme', first)).status).toBe(204)
})
