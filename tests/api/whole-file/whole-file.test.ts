import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { depositSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withdrawDocument } from '../../../api/src/documents/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { depositForm, pdf, questionForm } from '../../support/forms.ts'
import { readPdfText } from '../../support/pdf-text.ts'
import { publishTo } from '../../support/publish.ts'
import { readCsv } from '../../support/read-csv.ts'
import { readZip } from '../../support/read-zip.ts'
import { readReceived } from '../../support/received.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { storePayments } from '../../support/stored-payments.ts'
import { storeMessage, storeRequest } from '../../support/stored-request.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('it holds documents, requests with their threads, accusés as PDF and payments', async () => {
  const document = { content: randomBytes(70_000), fileName: 'attestation été.pdf' }
  await publishTo(portal, alice, document)
  const sample = pdf('bordereau.pdf')
  const reference = await deposit(depositForm({ files: [sample] }))
  await portal.deps.database.write([{ sql: `UPDATE files SET state = 'clean'`, args: [] }])
  portal.clock.advance({ minutes: 1 })
  const { id, reference: answered } = await storeRequest(portal, alice, { object: 'Délai' })
  await storeMessage(portal, id, { text: 'Sous <b>huit</b> jours.' })
  await storePayments(portal, alice, [{ amountCents: -123_456, period: 'mai 2026' }])

  const files = await open()
  const names = [...files.keys()]
  expect(names.slice(0, 4)).toEqual([
    'index.html',
    'documents.csv',
    'demandes.csv',
    'versements.csv',
  ])
  const [published = ''] = names.filter((name) => name.startsWith('documents/'))
  expect(files.get(published)).toEqual(document.content)
  const sent = names.filter((name) => name.startsWith(`demandes/${reference}/`))
  expect(sent.some((name) => files.get(name)?.equals(sample.bytes))).toBe(true)
  const receipt = sent.find((name) => name.includes('/accuses/')) ?? ''
  expect(await readPdfText(files.get(receipt) ?? Buffer.alloc(0))).toContain(reference)
  const thread = String(files.get(`demandes/${answered}/index.html`))
  expect(thread).toContain('Sous &lt;b&gt;huit&lt;/b&gt; jours.')
  expect(String(files.get('index.html'))).toMatch(/−1.234,56.€, aide/)
  expect(tableOf(files, 'documents')).toEqual([
    ['02/03/2026', 'attestation', 'Cotisation', 'Attestation'],
  ])
  expect(tableOf(files, 'demandes').map(([first]) => first)).toEqual([answered, reference])
  expect(tableOf(files, 'versements')).toEqual([['15/02/2026', 'aide', 'mai 2026', '-1234,56']])
})

test('its page leads to every file but the plain texts, needs nothing else and runs nothing', async () => {
  const script = '<script>alert(1)</script>'
  await publishTo(portal, alice, { content: randomBytes(10), fileName: 'a #1 « été » 100%.pdf' })
  await deposit(questionForm({ fields: { object: `"${script}` } }))
  const files = await open()
  const page = String(files.get('index.html'))
  expect(page).toMatch(/^<!doctype html>\s*<html lang="fr">/)
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(page).not.toMatch(/<script|<img|javascript:|https?:/i)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  for (const tag of ['section', 'ul', 'li', 'main', 'html']) {
    expect(page.split(`</${tag}>`).length).toBe(page.split(new RegExp(`<${tag}[ >]`)).length)
  }
  expect(page).toMatch(/<\/section>\s*<\/main>\s*<\/body>\s*<\/html>\s*$/)
  const links = [...page.matchAll(/href="(?!#)([^"]+)"/g)].map(([, path = '']) =>
    decodeURIComponent(path),
  )
  const others = [...files.keys()].filter((name) => !/^index\.html$|\.txt$/.test(name))
  expect(links.sort()).toEqual(others.sort())
})

test('an employer who received nothing has an archive that says so', async () => {
  const files = await open()
  expect(files.size).toBe(4)
  expect(String(files.get('index.html')).match(/Rien pour le moment/g)).toHaveLength(3)
})

test('a withdrawn document is told of, in no archive is its file', async () => {
  await publishTo(portal, alice, { content: Buffer.from('CANARI'), fileName: 'x.pdf' })
  const [line] = (await readReceived(portal, alice)).items
  await withdrawDocument(portal.deps, {
    owner: { siret: alice.siret },
    document: { id: line?.about ?? '' },
    reason: 'Envoyé par erreur.',
  })
  const files = await open()
  expect(String(files.get('index.html'))).toContain('Retiré par l’Enim\u00a0: Envoyé par erreur.')
  for (const path of ['/api/whole-file', '/api/account/export']) {
    const zip = Buffer.from(await (await browser.get(path)).arrayBuffer()).toString()
    expect(zip).toContain('Envoyé par erreur.')
    expect(zip).not.toContain('CANARI')
  }
})

test('nothing of another account is inside', async () => {
  const stranger = await portal.logIn(bob)
  await portal.send(stranger, depositForm({ files: [pdf('de-bob.pdf')] }))
  await publishTo(portal, bob, { content: Buffer.from('BOB'), fileName: 'a-bob.pdf' })
  await storePayments(portal, bob, [{ reference: 'V-BOB' }])
  const text = [...(await open())].map(([name, bytes]) => name + String(bytes)).join('\n')
  for (const word of [bob.siret, bob.name, bob.holder, 'de-bob', 'a-bob', 'V-BOB']) {
    expect(text).not.toContain(word)
  }
})

test('another program finds the archive good', async () => {
  await publishTo(portal, alice, { content: randomBytes(5000), fileName: 'été.pdf' })
  await deposit(depositForm({ files: [pdf('été.pdf')] }))
  const path = join(portal.folder, 'dossier.zip')
  await writeFile(path, Buffer.from(await (await browser.get('/api/whole-file')).arrayBuffer()))
  const { stdout } = await promisify(execFile)('unzip', ['-t', path])
  expect(stdout).toContain('No errors detected')
})

async function deposit(form: Parameters<ServedApp['send']>[1]): Promise<string> {
  return depositSchema.parse(await (await portal.send(browser, form)).json()).reference
}

async function open(): Promise<Map<string, Buffer>> {
  const answer = await browser.get('/api/whole-file')
  expect(answer.status).toBe(200)
  return readZip(Buffer.from(await answer.arrayBuffer()))
}

function tableOf(files: Map<string, Buffer>, name: string): string[][] {
  const [, ...rows] = readCsv(files.get(`${name}.csv`) ?? Buffer.alloc(0))
  return rows.map((cells) => cells.slice(0, 4))
}
