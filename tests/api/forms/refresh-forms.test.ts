import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBlankForm, listBlankForms, refreshForms } from '../../../api/src/forms/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { address, openFormPortal, save, slug, type FormPortal } from '../../support/form-portal.ts'
import { openWebhookSink } from '../../support/webhook-sink.ts'

let portal: FormPortal
let browser: Browser

beforeEach(async () => {
  portal = await openFormPortal()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

async function slugs(): Promise<string[]> {
  return (await listBlankForms(portal.deps)).map((form) => form.slug)
}

test('a file is fetched once, and again when it changes', async () => {
  portal.cms.reset()
  await refreshForms(portal.deps)
  await refreshForms(portal.deps)
  expect(portal.cms.count('/uploads/')).toBe(0)
  await portal.publish({ file: { url: '/uploads/x.pdf', updatedAt: '2026-02-01T00:00:00.000Z' } })
  expect(portal.cms.count('/uploads/x.pdf')).toBe(1)
})

test.each(['failing', 'garbled', 'silent'] as const)(
  'while Strapi is %s the last good copy stays',
  async (mood) => {
    portal.cms.mood = mood
    await Promise.race([
      refreshForms(portal.deps),
      new Promise((resolve) => setTimeout(resolve, 300)),
    ])
    portal.cms.mood = 'well'
    expect(await slugs()).toEqual([slug])
    expect((await portal.open(browser)).version).toBe('2026-01')
  },
)

test('a form whose file does not come keeps the last good one, the others change', async () => {
  await portal.publish({ slug: 'autre', title: 'Autre' })
  portal.cms.contents.forms = portal.cms.contents.forms.map((form) => ({
    ...form,
    version: '2026-02',
    ...(form['slug'] === slug && { file: { url: '/uploads/missing.pdf' } }),
  }))
  await refreshForms(portal.deps)
  const versions = (await listBlankForms(portal.deps)).map(({ version }) => version)
  expect(versions).toEqual(['2026-02', '2026-01'])
})

test('a file of more than 20 Mo is not taken', async () => {
  await portal.publish({ slug: 'enorme' }, Buffer.alloc(20 * 1024 * 1024 + 1, 32))
  expect(await slugs()).toEqual([slug])
})

test.each(['http://%/x.pdf', '//%/x.pdf', 'http://enim@%/x.pdf', 'file:///etc/passwd'])(
  'a file that is not in Strapi is not asked for (%j)',
  async (written) => {
    const elsewhere = await openWebhookSink()
    const url = written.replace('%', new URL(elsewhere.url).host)
    const file = { url, updatedAt: '2026-01-05T00:00:00.000Z' }
    portal.cms.contents.forms.push({ ...portal.cms.contents.forms[0], slug: 'ailleurs', file })
    await refreshForms(portal.deps)
    expect(await slugs()).toEqual([slug])
    expect(elsewhere.told).toEqual([])
    await elsewhere.close()
  },
)

test('a form that editors withdraw is offered no more', async () => {
  portal.cms.contents.forms = []
  await refreshForms(portal.deps)
  expect((await browser.get(address)).status).toBe(404)
})

test('an entry that is no form is left out', async () => {
  portal.cms.contents.forms.push({ slug: 'sans-theme', title: 'x', version: '1', theme: null })
  await refreshForms(portal.deps)
  expect(await slugs()).toEqual([slug])
})

test('editors order the fields, name them, group them and say what fills them', async () => {
  await portal.publish({
    version: '2026-02',
    fieldSettings: [
      { name: 'somme', label: 'Montant dû', help: 'Hors majorations.', group: 'Votre demande' },
      { name: 'inconnu', label: 'Rien', group: 'Ailleurs' },
      { name: 'echeance', group: 'Votre demande', fact: 'Date du jour' },
      { name: 'certifie', hidden: true },
      { name: 'nature', label: '', help: null, group: null, fact: null, hidden: null },
    ],
  })
  const { groups, answers } = await portal.open(browser)
  expect(groups.map(({ title, fields }) => [title, fields.map(({ name }) => name)])).toEqual([
    ['Votre demande', ['somme', 'echeance']],
    ['Page 2', ['nature', 'mensualites', 'pieces']],
    ['Page 1', ['raison_sociale', 'siret', 'adresse', 'date_signature']],
  ])
  expect(groups[0]?.fields[0]).toMatchObject({ label: 'Montant dû', help: 'Hors majorations.' })
  expect(groups[1]?.fields[0]).toMatchObject({ label: 'Nature' })
  expect(answers['echeance']).toBe(portal.clock.now().toISOString().slice(0, 10))
})

test('answers to an older version are those of the new one, which says so', async () => {
  await save(browser, { somme: '12', adresse: 'Brest' })
  await portal.publish({ version: '2026-02' }, { more: ['nouveau'] })
  const carried = await portal.open(browser)
  expect(carried).toMatchObject({
    version: '2026-02',
    carriedFrom: '2026-01',
    answers: { somme: '12', adresse: 'Brest' },
  })
  await save(browser, { somme: '13' }, carried.savedAt)
  expect(await portal.open(browser)).toMatchObject({ carriedFrom: '2026-01' })
})

test('a version that was seen is remembered by its file and its fields', async () => {
  await portal.publish({ version: '2026-02' }, { id: 'ab'.repeat(16) })
  const rows = await portal.deps.database.read(
    'SELECT version, file_id FROM form_versions WHERE slug = ? ORDER BY version',
    [slug],
  )
  const blank = await findBlankForm(portal.deps, slug)
  expect(rows.map(({ version }) => version)).toEqual(['2026-01', '2026-02'])
  expect(blank?.fileId).toBe('ab'.repeat(16))
  expect(rows[0]?.['file_id']).not.toBe(blank?.fileId)
})
