import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyDueChanges } from '../../../api/src/profile/apply-changes.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob, unknownSiret } from '../../support/cast.ts'
import { depositForm } from '../../support/forms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

let portal: ServedApp
let browser: Browser

const fields = { code: alice.code, understood: true }

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('a closed account is nobody’s any more, and what was sent stays', async () => {
  await portal.send(browser, depositForm())
  await browser.post('/api/account/notifications', {
    choices: [{ kind: 'documents', channel: 'mail', accepted: true }],
  })
  await browser.post('/api/account/changes', { email: alice.email, mobile: '', address: 'x' })
  await portal.deliver()
  const answer = await browser.post('/api/account/closure', fields)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('clear-site-data')).toBe('"storage"')
  expect(browser.cookies.has('__Host-session')).toBe(false)

  const [account] = await read('SELECT * FROM accounts WHERE siret = ?', alice.siret)
  expect(account).toMatchObject({ email: '', mobile: null, address: null, holder: '' })
  expect(account?.['closed_at']).toBe(portal.clock.now().getTime())
  expect(await read('SELECT 1 FROM sessions')).toEqual([])
  expect(await read('SELECT 1 FROM browsers')).toEqual([])
  expect(await read('SELECT state, value FROM contact_changes')).toEqual([
    { state: 'cancelled', value: '' },
    { state: 'cancelled', value: '' },
  ])
  expect((await read('SELECT accepted FROM consents ORDER BY id')).at(-1)).toEqual({ accepted: 0 })
  const [request] = await read('SELECT email, holder FROM requests')
  expect(request).toEqual({ email: alice.email, holder: alice.holder })

  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email).at(-1)?.subject).toBe('Votre compte est clos')
  expect(await read(`SELECT actor FROM journal WHERE event = 'account-closed'`)).toEqual([
    { actor: 'holder' },
  ])
})

test('the code of a closed account is refused as that of an unknown SIRET', async () => {
  const other = await portal.logIn(alice)
  await browser.post('/api/account/closure', fields)
  for (const known of [browser, other, portal.visitor()]) {
    const closed = await known.logIn(alice)
    const unknown = await known.logIn({ ...alice, siret: unknownSiret })
    expect([closed.status, await closed.text()]).toEqual([401, await unknown.text()])
  }
  expect((await other.get('/api/account')).status).toBe(401)
})

test('no change that waited is applied to a closed account, and no link works', async () => {
  await browser.post('/api/account/changes', {
    email: 'x@x.example',
    mobile: '',
    address: 'x',
    code: alice.code,
  })
  await portal.deliver()
  const texts = portal.mailbox.mails.map(({ text }) => text ?? '').join('\n')
  const tokens = [...texts.matchAll(/cle=([\w-]{43})/g)].map(([, token]) => token)
  expect(tokens).toHaveLength(4)
  await browser.post('/api/account/closure', fields)
  for (const token of tokens) {
    expect((await portal.visitor().post('/api/changes', { token })).status).toBe(410)
  }
  portal.clock.advance({ hours: 48 })
  await applyDueChanges(portal.deps)
  expect(await read('SELECT email, mobile FROM accounts WHERE siret = ?', alice.siret)).toEqual([
    { email: '', mobile: null },
  ])
})

test('of 10 closures at once, one closes and tells', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => browser.post('/api/account/closure', fields)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email)).toHaveLength(1)
})

test('a session ended while the code is checked closes nothing', async () => {
  const { deps } = portal
  const { codes } = deps
  deps.codes = {
    ...codes,
    decoy: codes.decoy,
    async verify(expected, code) {
      await deps.database.write([{ sql: 'DELETE FROM sessions', args: [] }])
      return codes.verify(expected, code)
    },
  }
  expect((await browser.post('/api/account/closure', fields)).status).toBe(401)
  expect(await read('SELECT 1 FROM accounts WHERE closed_at IS NOT NULL')).toEqual([])
})

test('the accounts of others stay as they are', async () => {
  const before = await read('SELECT * FROM accounts WHERE siret = ?', bob.siret)
  const stranger = await portal.logIn(bob)
  await browser.post('/api/account/closure', fields)
  const after = await read('SELECT * FROM accounts WHERE siret = ?', bob.siret)
  expect(after).toMatchObject(
    before.map(({ email, holder, code_hash }) => ({ email, holder, code_hash })),
  )
  expect((await stranger.get('/api/session')).status).toBe(200)
})

test.each([
  [{ understood: false }, ['understood']],
  [{ understood: 'true' }, ['understood']],
  [{ understood: undefined }, ['understood']],
  [{ code: '' }, ['code']],
  [{ code: '😀', understood: null }, ['code', 'understood']],
  [{ code: 482915 }, ['code']],
  [{ code: '604193' }, ['code']],
])('%o closes nothing and is refused beside %o', async (changes, expected) => {
  const answer = await browser.post('/api/account/closure', { ...fields, ...changes })
  expect(answer.status).toBe(422)
  const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] }
  expect(errors.map(({ field }) => field)).toEqual(expected)
  for (const { message } of errors) expect(message).toMatch(/^[A-ZÀ-Ý].*\.$/)
  expect((await browser.get('/api/account')).status).toBe(200)
})

test('nobody closes an account without being signed in', async () => {
  expect((await portal.visitor().post('/api/account/closure', fields)).status).toBe(401)
})

async function read(sql: string, ...args: string[]) {
  return (await portal.deps.database.read(sql, args)).map((row) => ({ ...row }))
}
