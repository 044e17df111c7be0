import { randomUUID } from 'node:crypto'
import { depositSchema } from 'content-types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportDrafts } from '../../../api/src/requests/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { sendReply } from '../../support/draft-calls.ts'
import { depositForm, questionForm } from '../../support/forms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { draftOf, refused } from './refused.ts'

let portal: ServedApp

let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

describe('a form that comes after the session', () => {
  beforeEach(() => {
    portal.clock.advance({ minutes: 31 })
  })

  test('keeps its text for its owner, who logs in and finds it', async () => {
    const form = depositForm()
    expect(await refused(portal, await portal.send(browser, form), 401)).toEqual([])
    const draft = await draftOf(await portal.logIn(alice), form.key)
    expect(draft).toMatchObject({ text: form.fields['text'], theme: 'cotisation', files: [] })
    expect(draft.errors[0]?.message).toContain('Choisissez-les à nouveau')
  })

  test('leads a plain form to the login, and from there to its draft', async () => {
    const form = questionForm()
    const answer = await portal.send(browser, form, { as: 'page' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/connexion?suite=question&brouillon=${form.key}`)
    expect((await draftOf(await portal.logIn(alice), form.key)).errors).toEqual([])
  })

  test('is kept for nobody else', async () => {
    const form = depositForm()
    await portal.send(browser, form)
    expect((await (await portal.logIn(bob)).get(`/api/drafts/${form.key}`)).status).toBe(404)
  })
})

test('a reply that comes after the session keeps its text, in its request only', async () => {
  const sent = await portal.send(browser, depositForm())
  const { reference } = depositSchema.parse(await sent.json())
  portal.clock.advance({ minutes: 31 })
  const [key, other] = [randomUUID(), randomUUID()]
  const answer = await sendReply(portal, browser, { reference, key, text: 'Bonjour' }, 'page')
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/connexion?suite=demandes/${reference}&brouillon=${key}`,
  ])
  await sendReply(portal, browser, { reference: 'E26-0000-0000', key: other, text: 'Bonjour' })
  browser = await portal.logIn(alice)
  expect(await draftOf(browser, key)).toMatchObject({ kind: 'reply', reference, text: 'Bonjour' })
  expect((await browser.get(`/api/drafts/${other}`)).status).toBe(404)
  const exported = await Array.fromAsync(exportDrafts(portal.deps, portal.accountOf(alice)))
  expect(exported).toMatchObject([{ kind: 'reply', reference, text: 'Bonjour', files: [] }])
})

test('a form of nobody is kept nowhere', async () => {
  const visitor = portal.visitor()
  const script = await portal.send(visitor, depositForm())
  expect([script.status, await script.json()]).toMatchObject([401, { type: 'signed-out' }])
  const page = await portal.send(visitor, depositForm(), { as: 'page' })
  expect([page.status, page.headers.get('location')]).toEqual([303, '/connexion?suite=transmettre'])
  expect(await portal.deps.database.read('SELECT 1 FROM drafts')).toEqual([])
})
