import '../support/environment.ts'
import type {} from '../../../site/src/env.d.ts'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { APIContext } from 'astro'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

const signedOut = { type: 'signed-out', title: 'Terminée', status: 401 }
const session = {
  name: 'Armement du Vent d’Exemple',
  siret: '99999993100002',
  idleAt: '2026-02-03T13:32:00.000Z',
  endsAt: '2026-02-04T01:02:00.000Z',
}

let answer: { status: number; body: unknown; cookie?: string }
let calls = 0

const api = createServer((_request, response) => {
  calls += 1
  if (answer.cookie) response.setHeader('set-cookie', answer.cookie)
  response.writeHead(answer.status).end(JSON.stringify(answer.body))
})

beforeAll(async () => {
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  process.env.API_URL = `http://127.0.0.1:${String((api.address() as AddressInfo).port)}`
})

afterAll(() => {
  api.close()
})

beforeEach(() => {
  calls = 0
})

async function visit(path: string) {
  const { onRequest } = await import('../../../site/src/middleware.ts')
  const url = new URL(`https://portail.enim.example${path}`)
  const shown: (string | undefined)[] = []
  const context = {
    url,
    request: new Request(url),
    clientAddress: '192.0.2.1',
    locals: {},
    redirect: (location: string, status: number) =>
      new Response(null, { status, headers: { location } }),
  } as unknown as APIContext
  const response = await onRequest(context, (rewritten) => {
    shown.push(rewritten as string | undefined)
    return Promise.resolve(new Response('page'))
  })
  return { response: response as Response, shown, locals: context.locals }
}

test('nobody is sent to the login page, whatever the page, known or not', async () => {
  answer = { status: 401, body: signedOut }
  for (const path of ['/espace', '/espace/demandes/EN-1', '/espace/inconnue']) {
    const { response, shown } = await visit(path)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toMatch(/^\/connexion/)
    expect(shown).toEqual([])
  }
})

test('someone logged in is known to the page, and a renewed cookie reaches the browser', async () => {
  answer = { status: 200, body: session, cookie: '__Host-session=neuf; Path=/; Secure' }
  const { response, shown, locals } = await visit('/espace')
  expect(shown).toEqual([undefined])
  expect(locals.session).toEqual(session)
  expect(response.headers.getSetCookie()).toEqual(['__Host-session=neuf; Path=/; Secure'])
})

test('when the api cannot say who is there, no page of the space is shown', async () => {
  answer = { status: 503, body: { type: 'busy', title: 'Réessayez.', status: 503 } }
  const { shown, locals } = await visit('/espace')
  expect(shown).toEqual(['/espace/refus'])
  expect(locals).toMatchObject({ refusal: { title: 'Réessayez.', status: 503 } })
  expect(locals.session).toBeUndefined()
})

test('public pages ask the api nothing', async () => {
  answer = { status: 200, body: session }
  for (const path of ['/', '/actualites', '/espaces', '/connexion']) await visit(path)
  expect(calls).toBe(0)
})
