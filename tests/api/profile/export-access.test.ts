import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('five exports a day, however many are asked at once; HEAD is none', async () => {
  const cookie = `__Host-session=${browser.cookies.get('__Host-session') ?? ''}`
  for (let heads = 0; heads < 10; heads++) {
    await portal.app.request('/api/account/export', {
      method: 'HEAD',
      headers: { 'x-site-key': portal.deps.settings.siteKey, cookie },
    })
  }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => browser.get('/api/account/export')),
  )
  await Promise.all(answers.map((answer) => answer.arrayBuffer()))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(15)
  portal.clock.advance({ hours: 24 })
  browser = await portal.logIn(alice)
  expect((await browser.get('/api/account/export')).status).toBe(200)
})

test('nobody exports without being signed in', async () => {
  expect((await portal.visitor().get('/api/account/export')).status).toBe(401)
})

test('a person who follows the link and gets no archive is led to a page that says why', async () => {
  const asPage = { 'sec-fetch-dest': 'document', accept: 'text/html' }
  const follow = async (from: Browser) => {
    const answer = await from.get('/api/account/export', asPage)
    await answer.arrayBuffer()
    return [answer.status, answer.headers.get('location')]
  }
  expect(await follow(portal.visitor())).toEqual([303, '/connexion?suite=donnees'])
  for (let rank = 0; rank < 5; rank++) expect(await follow(browser)).toEqual([200, null])
  expect(await follow(browser)).toEqual([303, '/espace/parametres/donnees?limite'])
})
