import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkOwnCode } from '../../../api/src/login/index.ts'
import { answerErrors } from '../../../api/src/platform/problems.ts'
import { createRoutes } from '../../../api/src/platform/routes.ts'
import { requireAccount } from '../../../api/src/sessions/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { block, journalOf, wrong } from '../../support/logins.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('the own code passes, and clears the wrong ones before it', async () => {
  expect((await check(wrong)).status).toBe(422)
  expect((await check(wrong)).status).toBe(422)
  expect((await check(alice.code)).status).toBe(204)
  expect((await check(wrong)).status).toBe(422)
  expect((await check(alice.code)).status).toBe(204)
})

test('a wrong code is told beside its field', async () => {
  expect(await (await check(wrong)).json()).toMatchObject({
    type: 'invalid-input',
    errors: [{ field: 'old', message: expect.stringMatching(/^Mot de passe erroné/) as string }],
  })
})

test('three wrong codes block this browser, for the code as for the login, and no other', async () => {
  for (let tries = 1; tries < 3; tries++) await check(wrong)
  for (const answer of [await check(wrong), await check(alice.code), await browser.logIn(alice)]) {
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ type: 'blocked' })
  }
  expect((await portal.visitor().logIn(alice)).status).toBe(202)
  expect((await journalOf(portal, alice)).slice(1)).toEqual([
    ...['sign-in-refused', 'sign-in-refused', 'sign-in-refused'],
    ...['blocked', 'one-time-code-sent'],
  ])
})

test('wrong codes of a login and of the own code add up', async () => {
  await browser.logIn({ ...alice, code: wrong })
  await check(wrong)
  expect((await check(wrong)).status).toBe(403)
})

test('of 50 wrong own codes at once, three are looked at', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => check(wrong)))
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(2)
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(48)
})

test('whoever is signed in on a browser whose enrolment has ended shares the strangers’ counter', async () => {
  await block(portal.visitor(), alice)
  await portal.deps.database.write([{ sql: 'DELETE FROM browsers', args: [] }])
  expect((await check(alice.code)).status).toBe(403)
})

async function check(code: string): Promise<Response> {
  const app = createRoutes().get('/', async (c) => {
    await checkOwnCode(portal.deps, c, await requireAccount(portal.deps, c), code, 'old')
    return c.body(null, 204)
  })
  app.onError(answerErrors(portal.deps.log))
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return app.request('/', { headers: { cookie } })
}
