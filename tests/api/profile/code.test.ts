import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

const fields = { old: alice.code, code: '739204', codeAgain: '739204' }

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('the new code opens, the old one does not', async () => {
  expect((await browser.post('/api/account/code', fields)).status).toBe(200)
  expect((await browser.logIn(alice)).status).toBe(401)
  expect((await browser.logIn({ ...alice, code: fields.code })).status).toBe(201)
})

test('every other access ends; this session and this browser stay', async () => {
  const others = [await portal.logIn(alice), await portal.logIn(alice)]
  await browser.post('/api/account/code', fields)
  expect((await browser.get('/api/session')).status).toBe(200)
  for (const other of others) {
    expect((await other.get('/api/session')).status).toBe(401)
    expect((await other.logIn({ ...alice, code: fields.code })).status).toBe(202)
  }
  await browser.post('/api/session/end')
  expect((await browser.logIn({ ...alice, code: fields.code })).status).toBe(201)
})

test('the holder is told by mail and the journal keeps it, neither with a code', async () => {
  await browser.post('/api/account/code', fields)
  await portal.deliver()
  const [mail] = portal.mailbox.mailsTo(alice.email)
  expect(mail?.subject).toBe('Votre mot de passe a été modifié')
  const journal = await portal.deps.database.read('SELECT * FROM journal')
  expect(journal.map(({ event }) => event)).toContain('code-changed')
  const written = JSON.stringify([mail?.text, mail?.html, journal, portal.logged])
  expect(written).not.toMatch(new RegExp(`${alice.code}|${fields.code}`))
})

test.each([
  [{ code: '12345', codeAgain: '12345' }, ['code']],
  [{ code: '739205' }, ['codeAgain']],
  [{ code: '123456', codeAgain: '123456' }, ['code']],
  [{ code: '900000', codeAgain: '900000' }, ['code']],
  [{ code: alice.code, codeAgain: alice.code }, ['code']],
  [{ old: '', code: 'abcdef', codeAgain: 'abcdef' }, ['old', 'code']],
  [{ old: 'x'.repeat(5000) }, ['old']],
  [{ old: null }, ['old']],
  [{ old: 123456, code: 123456, codeAgain: null }, ['old', 'code', 'codeAgain']],
  [{ code: '٧٣٩٢٠٤' }, ['code']],
  [{ code: '739204\n' }, ['code']],
  [{ old: '<b>😀' }, ['old']],
])('%o is refused beside %o, and no code is tried', async (changes, expected) => {
  const answer = await browser.post('/api/account/code', { ...fields, ...changes })
  expect(answer.status).toBe(422)
  const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] }
  expect([...new Set(errors.map(({ field }) => field))]).toEqual(expected)
  for (const { message } of errors) expect(message).toMatch(/^[A-ZÀ-Ý].*\.$/)
  expect(await failed()).toBe(0)
  expect((await portal.logIn(alice)).cookies.size).toBeGreaterThan(0)
})

test('a wrong old code is refused beside its field, and three block this browser', async () => {
  const wrong = { ...fields, old: '604193' }
  const first = await browser.post('/api/account/code', wrong)
  const { errors } = (await first.json()) as { errors: { field: string }[] }
  expect([first.status, errors.map(({ field }) => field)]).toEqual([422, ['old']])
  expect(await failed()).toBe(1)
  await browser.post('/api/account/code', wrong)
  await browser.post('/api/account/code', wrong)
  expect((await browser.post('/api/account/code', fields)).status).toBe(403)
})

test('a session ended while the code is being hashed changes nothing', async () => {
  const { deps } = portal
  const { codes } = deps
  deps.codes = {
    ...codes,
    decoy: codes.decoy,
    async hash(code) {
      await deps.database.write([{ sql: 'DELETE FROM sessions', args: [] }])
      return codes.hash(code)
    },
  }
  expect((await browser.post('/api/account/code', fields)).status).toBe(401)
  deps.codes = codes
  expect((await portal.logIn(alice)).cookies.size).toBeGreaterThan(0)
  await portal.deliver()
  expect(portal.mailbox.mails).toEqual([])
})

test('nobody changes a code without being signed in', async () => {
  expect((await portal.visitor().post('/api/account/code', fields)).status).toBe(401)
})

async function failed(): Promise<unknown> {
  const [row] = await portal.deps.database.read('SELECT MAX(failed) AS failed FROM browsers')
  return row?.['failed']
}
