import type { APIContext } from 'astro'
import type { Problem, Session } from 'content-types'
import { expect, test } from 'vitest'
import { blankLogin, logIn } from '../../../site/src/features/login/log-in.ts'
import LoginForm from '../../../site/src/features/login/LoginForm.astro'
import type { Answer, Api } from '../../../site/src/lib/api.ts'
import { render } from '../support/render.ts'

const siret = '99999993100002'
const session: Session = {
  name: 'Armement du Vent d’Exemple',
  siret,
  idleAt: '2026-02-03T13:32:00.000Z',
  endsAt: '2026-02-04T01:02:00.000Z',
}
const typed = { siret: '999 999 931 00002', code: '730 284' }

function refusal(problem: Partial<Problem>, retryAfter?: number): Answer<Session> {
  const whole = { type: 'internal', title: 'Non', status: 500, errors: [], ...problem }
  return { ok: false, problem: whole, ...(retryAfter && { retryAfter }) }
}

async function post(
  fields: Record<string, string>,
  answer: Answer<Session> = { ok: true, value: session },
  query = '',
) {
  const asked: unknown[] = []
  const jar = new Map<string, string>()
  const url = new URL(`https://portail.enim.example/connexion${query}`)
  const body = new URLSearchParams(fields)
  const context = {
    url,
    request: new Request(url, { method: 'POST', body }),
    cookies: {
      get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
      set: (name: string, value: string) => jar.set(name, value),
      delete: (name: string) => jar.delete(name),
    },
  } as unknown as APIContext
  jar.set('__Host-siret', siret)
  const api = {
    logIn: (credentials: unknown) => {
      asked.push(credentials)
      return Promise.resolve(answer)
    },
    redirect: (path: string) => new Response(null, { status: 303, headers: { location: path } }),
  } as unknown as Api
  return { outcome: await logIn(context, api), context, jar, asked }
}

test('the code is asked about without the spaces it was pasted with', async () => {
  const { asked } = await post(typed)
  expect(asked).toEqual([{ siret: '999 999 931 00002', code: '730284' }])
})

test('a login leads to the page that was asked for', async () => {
  const { outcome } = await post(typed, undefined, '?suite=question')
  expect((outcome as Response).headers.get('location')).toBe('/espace/question')
})

test('only the SIRET is remembered, and only when asked', async () => {
  expect([...(await post({ ...typed, remember: 'on' })).jar]).toEqual([['__Host-siret', siret]])
  expect((await post(typed)).jar.size).toBe(0)
})

test('a remembered SIRET fills the form', async () => {
  const { context } = await post({ ...typed, remember: 'on' })
  expect(blankLogin(context)).toMatchObject({ siret: '999 999 931 00002', remember: true })
})

test('a refusal keeps the SIRET, the choice and the status, and never the code', async () => {
  const wrong = { type: 'wrong-credentials', title: 'Refusé.', status: 401 }
  const { outcome } = await post({ ...typed, remember: 'on' }, refusal(wrong))
  expect(outcome).toMatchObject({
    siret: '999 999 931 00002',
    remember: true,
    status: 401,
    refusal: 'Refusé.',
  })
  const html = await render(LoginForm, { props: { state: outcome } })
  expect(html).toContain('Refusé.')
  expect(html).toContain('value="999 999 931 00002"')
  expect(html).not.toMatch(/730 ?284/)
})

test('an error of a field stands beside it', async () => {
  const errors = [{ field: 'code', message: 'Le mot de passe est composé de 6 chiffres.' }]
  const { outcome } = await post(typed, refusal({ status: 422, errors }))
  const html = await render(LoginForm, { props: { state: outcome } })
  expect(html).toMatch(
    /id="code-erreur"> ?<span [^>]*>Erreur[^<]*<\/span> ?<span [^>]*>Le mot de passe est composé/,
  )
})

test('an overloaded api is said to be so, with when to come back', async () => {
  const busy = { type: 'busy', title: 'Réessayez.', status: 503 }
  expect((await post(typed, refusal(busy, 5))).outcome).toMatchObject({
    status: 503,
    retryAfter: 5,
  })
})
