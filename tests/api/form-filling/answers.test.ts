import { formStatesSchema } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { formFillingJobs } from '../../../api/src/form-filling/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import {
  address,
  openFormPortal,
  save,
  savedAtOf,
  type FormPortal,
} from '../../support/form-portal.ts'

let portal: FormPortal
let browser: Browser
let stranger: Browser

beforeAll(async () => {
  portal = await openFormPortal()
  browser = await portal.logIn(alice)
  stranger = await portal.logIn(bob)
})
beforeEach(async () => {
  await browser.post(`${address}/answers/removal`)
})
afterAll(() => portal.close())

test('a form is opened with what Enim knows of whoever opens it, where there is room for it', async () => {
  const form = await portal.open(browser)
  expect(form).toMatchObject({
    title: 'Demande de délais',
    version: '2026-01',
    theme: { slug: 'cotisation', name: 'Cotisation' },
    savedAt: null,
    carriedFrom: null,
  })
  expect(form.groups.map(({ title, fields }) => [title, fields.length])).toEqual([
    ['Page 1', 6],
    ['Page 2', 4],
  ])
  expect(form.answers).toEqual({
    siret: alice.siret,
    raison_sociale: alice.name,
    adresse: alice.address,
    date_signature: portal.clock.now().toISOString().slice(0, 10),
  })
})

test('what is saved is found again, also what was emptied, and says when', async () => {
  const answers = { raison_sociale: '', somme: '12', observations: 'unknown to the form' }
  const savedAt = await savedAtOf(await save(browser, answers))
  const form = await portal.open(browser)
  expect(form).toMatchObject({ savedAt, answers: { raison_sociale: '', somme: '12' } })
  expect(Object.keys(form.answers)).toHaveLength(2)
})

test('the same answers again are not saved again', async () => {
  const first = await savedAtOf(await save(browser, { somme: '12' }))
  portal.clock.advance({ minutes: 5 })
  expect(await savedAtOf(await save(browser, { somme: '12' }, first))).toBe(first)
  expect(await savedAtOf(await save(browser, { somme: '12' }, null))).toBe(first)
  const later = await savedAtOf(await save(browser, { somme: '13' }, first))
  expect(later > first).toBe(true)
})

test('what another device saved meanwhile is not written over', async () => {
  const known = await savedAtOf(await save(browser, { somme: '12' }))
  await save(browser, { somme: '13' }, known)
  const refused = await save(browser, { somme: '14' }, known)
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({
    type: 'changed-elsewhere',
    title: expect.stringContaining('modifiées sur un autre appareil') as string,
  })
  expect((await portal.open(browser)).answers).toEqual({ somme: '13' })
  const current = (await portal.open(browser)).savedAt
  expect((await save(browser, { somme: '14' }, current)).status).toBe(200)
})

test('of ten devices that save at once from the same page, one is kept', async () => {
  const known = await savedAtOf(await save(browser, { somme: '0' }))
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, index) => save(browser, { somme: String(index + 1) }, known)),
  )
  const statuses = all.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(statuses.filter((status) => status === 409)).toHaveLength(9)
})

test('the answers of one account are nobody else’s', async () => {
  await save(browser, { somme: '12' })
  expect((await portal.open(stranger)).answers).toMatchObject({ siret: bob.siret })
  expect((await portal.open(stranger)).answers).not.toHaveProperty('somme')
  expect((await stranger.post(`${address}/answers/removal`)).status).toBe(404)
  const states = async (one: Browser) =>
    formStatesSchema.parse(await (await one.get('/api/forms')).json()).forms
  expect((await states(browser))[0]?.savedAt).not.toBeNull()
  expect((await states(stranger))[0]?.savedAt).toBeNull()
  expect((await portal.open(browser)).answers).toEqual({ somme: '12' })
})

test('answers that are given up are gone', async () => {
  await save(browser, { somme: '12' })
  expect((await browser.post(`${address}/answers/removal`)).status).toBe(200)
  expect((await portal.open(browser)).savedAt).toBeNull()
  expect((await browser.post(`${address}/answers/removal`)).status).toBe(404)
})

test('an unknown form, and one whose PDF cannot be filled in, answer the same', async () => {
  await portal.publish({ slug: 'a-la-main' }, Buffer.from('%PDF-1.7 nothing'))
  const unknown = await browser.get('/api/forms/inconnu')
  const byHand = await browser.get('/api/forms/a-la-main')
  expect([unknown.status, byHand.status]).toEqual([404, 404])
  expect(await byHand.text()).toBe(await unknown.text())
  const { forms } = formStatesSchema.parse(await (await browser.get('/api/forms')).json())
  expect(forms.map(({ slug, unusable }) => [slug, unusable])).toEqual([
    ['a-la-main', 'unreadable'],
    ['demande-de-delais', null],
  ])
})

test('answers that nobody came back to for a year are removed, no earlier', async () => {
  await save(browser, { somme: '12' })
  const sweep = () => Promise.all(formFillingJobs(portal.deps).map((job) => job.run()))
  portal.clock.advance({ hours: 364 * 24 })
  await sweep()
  const again = await portal.logIn(alice)
  expect((await portal.open(again)).savedAt).not.toBeNull()
  portal.clock.advance({ hours: 48 })
  await sweep()
  expect((await portal.open(await portal.logIn(alice))).savedAt).toBeNull()
})
