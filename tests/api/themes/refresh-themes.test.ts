import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  findTheme,
  getThemes,
  refreshThemes,
  replaceThemes,
} from '../../../api/src/themes/index.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { themes } from '../../support/themes.ts'

let portal: TestApp
let strapi: Server
/** What Strapi answers, and what it was asked with. */
let answer: { status: number; body: string }
let asked: { url: string | undefined; authorization: string | undefined }[]

beforeEach(async () => {
  asked = []
  strapi = createServer(({ url, headers }, response) => {
    asked.push({ url, authorization: headers.authorization })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
  })
  await new Promise<void>((resolve) => strapi.listen(0, '127.0.0.1', resolve))
  portal = await createTestApp()
  portal.deps.settings.cms.url = `http://127.0.0.1:${String((strapi.address() as AddressInfo).port)}`
})
afterEach(async () => {
  await portal.close()
  strapi.close()
})

test('Strapi’s themes are copied, in their order', async () => {
  answerWith([entry({ slug: 'b', rank: 2 }), entry({ slug: 'a', rank: 1, remedies: 'Recours' })])
  await refreshThemes(portal.deps)
  expect(await getThemes(portal.deps)).toMatchObject([
    { slug: 'a', remedies: 'Recours' },
    { slug: 'b', remedies: null },
  ])
  expect(asked).toEqual([
    {
      url: '/api/themes?pagination%5BpageSize%5D=100',
      authorization: 'Bearer token-of-the-tests',
    },
  ])
})

test('a theme that Strapi no longer has is offered no more, but keeps its name', async () => {
  answerWith([entry({ slug: 'accidents', name: 'Accidents du travail' })])
  await refreshThemes(portal.deps)
  expect(await findTheme(portal.deps, 'cotisation')).toBeUndefined()
  expect(await findTheme(portal.deps, 'accidents')).toMatchObject({ name: 'Accidents du travail' })
  const rows = await portal.deps.database.read(`SELECT name FROM themes WHERE slug = 'cotisation'`)
  expect(rows).toEqual([{ name: 'Cotisation' }])
})

test.each([
  ['fails', { status: 500, body: '{}' }],
  ['refuses the token', { status: 403, body: '{}' }],
  ['answers rubbish', { status: 200, body: '<html>' }],
  ['answers no theme at all', { status: 200, body: '{"data":[]}' }],
  ['answers a theme without a service', { status: 200, body: JSON.stringify({ data: [{}] }) }],
])('when Strapi %s the last good copy stays', async (_, given) => {
  answer = given
  await refreshThemes(portal.deps)
  expect(await getThemes(portal.deps)).toEqual(themes)
  expect(portal.logged).toContainEqual(expect.objectContaining({ msg: 'themes not refreshed' }))
})

test('when Strapi is down the last good copy stays', async () => {
  portal.deps.settings.cms.url = 'http://127.0.0.1:1'
  await refreshThemes(portal.deps)
  expect(await getThemes(portal.deps)).toEqual(themes)
})

test('the same themes again write nothing', async () => {
  answerWith([entry({ slug: 'a' })])
  await refreshThemes(portal.deps)
  const { database } = portal.deps
  database.write = () => Promise.reject(new Error('a write too many'))
  await refreshThemes(portal.deps)
  expect(portal.logged).not.toContainEqual(expect.objectContaining({ msg: 'themes not refreshed' }))
})

test('the themes of one copy replace those of the one before', async () => {
  await portal.deps.database.write(replaceThemes(themes.slice(0, 1)))
  expect(await getThemes(portal.deps)).toEqual(themes.slice(0, 1))
})

function answerWith(data: object[]): void {
  answer = { status: 200, body: JSON.stringify({ data }) }
}

function entry(theme: { slug: string; rank?: number; name?: string; remedies?: string }) {
  return {
    id: 1,
    documentId: theme.slug,
    updatedAt: '2026-03-01T00:00:00.000Z',
    name: theme.slug,
    rank: 1,
    serviceName: 'Service',
    serviceEmail: 'service@enim.example',
    serviceAddress: '1 rue du Service',
    servicePhone: '01 00 00 00 00',
    silence: 'sans objet',
    silenceMonths: 2,
    remedies: null,
    ...theme,
  }
}
