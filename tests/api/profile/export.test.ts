import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { depositForm, pdf, questionForm } from '../../support/forms.ts'
import { publishTo } from '../../support/publish.ts'
import { readZip } from '../../support/read-zip.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('the archive holds what was sent, received and chosen, and the files as they were', async () => {
  const sample = pdf('bordereau été.pdf')
  const reference = await deposit(depositForm({ files: [sample] }))
  portal.clock.advance({ minutes: 1 })
  await deposit(questionForm({ fields: { text: 'Sous quel <b>délai</b> & comment\u00a0?' } }))
  await portal.send(browser, depositForm({ fields: { text: '' }, files: [pdf('oublié.pdf')] }))
  const document = randomBytes(70_000)
  await publishTo(portal, alice, { content: document, fileName: 'attestation.pdf' })
  await browser.post('/api/account/changes', {
    email: 'neuve@boite.example',
    mobile: '',
    address: '2 rue Neuve',
    code: alice.code,
  })
  await browser.post('/api/account/notifications', {
    choices: [{ kind: 'documents', channel: 'sms', accepted: true }],
  })
  await portal.deliver()

  const { files, data } = await open(await browser.get('/api/account/export'))
  expect(data).toMatchObject({
    export: [{ Employeur: alice.name, SIRET: '900 000 001 00017' }],
    compte: [{ Titulaire: alice.holder, 'Adresse e-mail': alice.email }],
    consentements: [{ Nature: 'Nouveaux documents', Canal: 'SMS', Accepté: true }],
    demandes: [{ Référence: reference, Fichiers: [{ Nom: 'bordereau été.pdf' }] }, {}],
    brouillons: [{ Fichiers: [{ Nom: 'oublié.pdf' }] }],
    documents: [{ Description: 'Attestation' }],
    recus: [{}, {}, {}],
    volumes: [{ Jour: '2026-03-02', Fichiers: 2 }],
    navigateurs: [{ Réseau: '192.0.2.0/24' }],
    connexions: [{ 'Ouverte le': '2026-03-02T09:00:00.000Z' }],
  })
  expect(data['changements']?.map((change) => change['Nouvelle valeur']).sort()).toEqual([
    '2 rue Neuve',
    'neuve@boite.example',
    'suppression',
  ])
  expect(data['messages']?.map((message) => message['Objet'])).toEqual(
    expect.arrayContaining([`Accusé d’enregistrement ${reference}`]),
  )
  expect(data['journal']?.map((entry) => entry['Événement'])).toContain('données téléchargées')

  const natures = data['recus']?.map((line) => line['Nature'])
  expect(natures?.sort()).toEqual(['Accusé', 'Accusé', 'Document'])
  const paths = linksOf(data)
  expect(paths).toHaveLength(5)
  expect(paths.filter((path) => /\/[0-9a-f]{8}_AEE E26-\S+\.pdf$/.test(path))).toHaveLength(2)
  expect([...files.keys()].sort()).toEqual(['donnees.json', 'index.html', ...paths].sort())
  expect(paths.map((path) => files.get(path))).toEqual(
    expect.arrayContaining([sample.bytes, document]),
  )
})

test('the page says the same to a person, escaped, and runs nothing', async () => {
  const script = '<script>alert(1)</script>'
  await deposit(questionForm({ fields: { object: `"${script}`, text: `${script}\n<img src=x>` } }))
  const { page, data } = await open(await browser.get('/api/account/export'))
  expect(page).toMatch(/^<!doctype html>\s*<html lang="fr">/)
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(page).not.toMatch(/<script|<img|javascript:|https?:/i)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page.match(/<h1>/g)).toHaveLength(1)
  expect(page).toContain('</main>')
  for (const key of Object.keys(data)) {
    if (key !== 'export') expect(page).toContain(`<h2 id="${key}">`)
  }
  expect(page).toContain('<p>Rien')
})

test('links of the page lead to files of the archive', async () => {
  await deposit(depositForm({ files: [pdf('a #1 « été » 100%.pdf'), pdf('b.pdf')] }))
  const { page, files } = await open(await browser.get('/api/account/export'))
  const links = [...page.matchAll(/href="(?!#)([^"]+)"/g)].map(([, href = '']) =>
    decodeURIComponent(href),
  )
  expect(links).toHaveLength(3)
  for (const link of links) expect([...files.keys()]).toContain(link)
})

test('no hash, no token and no code is inside', async () => {
  await deposit(depositForm())
  const changes = { email: 'neuve@boite.example', mobile: '', address: 'x', code: alice.code }
  await browser.post('/api/account/changes', changes)
  await portal.visitor().logIn(alice)
  await portal.deliver()
  const texts = portal.mailbox.mails.map(({ text }) => text ?? '').join('\n')
  const mailed = [...texts.matchAll(/cle=([\w-]{43})|^([0-9A-Z]{4}-[0-9A-Z]{4})$/gm)]
  expect(mailed.length).toBeGreaterThan(2)
  const columns = ['code_hash', 'pepper_id', 'token_hash', 'confirm_hash', 'cancel_hash']
  const stored = await everyValueOf(columns)
  expect(stored.length).toBeGreaterThan(6)
  const zip = await zipOf(await browser.get('/api/account/export'))
  const { size } = zip
  expect(size).toBeGreaterThan(1000)
  const secrets = [
    ...stored,
    ...mailed.map(([, token, code]) => token ?? code ?? ''),
    ...browser.cookies.values(),
    alice.code,
  ]
  for (const secret of secrets) expect(zip.text).not.toContain(secret)
})

test('nothing of another account is inside', async () => {
  const stranger = await portal.logIn(bob)
  const sent = await portal.send(stranger, depositForm({ files: [pdf('de-bob.pdf')] }))
  const { reference } = (await sent.json()) as { reference: string }
  await portal.deliver()
  const { text } = await zipOf(await browser.get('/api/account/export'))
  for (const word of [bob.siret, bob.name, bob.holder, bob.email, reference, 'de-bob']) {
    expect(text).not.toContain(word)
  }
})

test('it comes as an attachment named after the day in Paris, and is kept by nobody', async () => {
  portal.clock.advance({ hours: 14, minutes: 30 })
  browser = await portal.logIn(alice)
  const answer = await browser.get('/api/account/export')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="mes-donnees-2026-03-03.zip"',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  await answer.body?.cancel()
})

test('another program finds the archive good', async () => {
  await deposit(depositForm({ files: [pdf('été.pdf'), pdf('b.pdf')] }))
  const path = join(portal.folder, 'export.zip')
  await writeFile(path, (await zipOf(await browser.get('/api/account/export'))).bytes)
  const { stdout } = await promisify(execFile)('unzip', ['-t', path])
  expect(stdout).toContain('No errors detected')
})

test('a damaged or lost file leaves a note in its place, and the rest of the archive good', async () => {
  await deposit(depositForm({ files: [pdf('abîmé.pdf')] }))
  const [row] = await portal.deps.database.read('SELECT blob_id FROM files')
  await appendFile(join(portal.folder, 'files', 'kept', row?.['blob_id'] as string), 'x')
  await publishTo(portal, alice, { content: randomBytes(1000), fileName: 'entier.pdf' })
  const { files } = await open(await browser.get('/api/account/export'))
  const names = [...files.keys()].join('\n')
  expect(names).toMatch(/abîmé\.pdf - absent\.txt\n/)
  expect(names).toMatch(/entier\.pdf$/m)
  expect(JSON.stringify(portal.logged)).toContain('file-damaged')
})

test('an infected file is listed, not given', async () => {
  await deposit(depositForm())
  await portal.deps.database.write([{ sql: `UPDATE files SET state = 'infected'`, args: [] }])
  const { files, data } = await open(await browser.get('/api/account/export'))
  expect(files.size).toBe(3)
  expect(JSON.stringify(data)).toContain('Refusé : un virus a été détecté')
})

async function deposit(form: Parameters<ServedApp['send']>[1]): Promise<string> {
  const answer = await portal.send(browser, form)
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { reference: string }).reference
}

const recordSchema = z.record(z.string(), z.unknown())
const dataSchema = z.record(
  z.string(),
  z.union([recordSchema.transform((one) => [one]), z.array(recordSchema)]),
)

async function zipOf(answer: Response) {
  expect(answer.status).toBe(200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { bytes, size: bytes.length, text: bytes.toString() }
}

async function open(answer: Response) {
  const files = readZip((await zipOf(answer)).bytes)
  const json: unknown = JSON.parse(String(files.get('donnees.json')))
  return { files, page: String(files.get('index.html')), data: dataSchema.parse(json) }
}

function linksOf(data: unknown): string[] {
  return [...JSON.stringify(data).matchAll(/"Dans l’archive":"([^"]+)"/g)].map(
    ([, path = '']) => path,
  )
}

const columnSchema = z.object({ tableName: z.string(), columnName: z.string() })

/** Of every table that has such a column. */
async function everyValueOf(columns: readonly string[]): Promise<string[]> {
  const { database } = portal.deps
  const found = await database.read(
    `SELECT m.name AS tableName, c.name AS columnName FROM sqlite_master m, pragma_table_info(m.name) c
     WHERE m.type = 'table'`,
  )
  const values: string[] = []
  for (const { tableName, columnName } of z.array(columnSchema).parse(found)) {
    if (!columns.includes(columnName)) continue
    const rows = await database.read(
      `SELECT ${columnName} AS value FROM ${tableName} WHERE ${columnName} IS NOT NULL`,
    )
    values.push(...rows.map(({ value }) => value as string))
  }
  return values
}
