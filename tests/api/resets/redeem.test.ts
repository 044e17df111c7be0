import { afterEach, beforeEach, expect, test } from 'vitest'
import { findCodeFault } from '../../../api/src/accounts/index.ts'
import { alice, bob, type Person } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { askAndRead, redeem } from './support.ts'

const newCode = '284719'
let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('the link sets the new code; the former one opens no more', async () => {
  const token = await askAndRead(portal, alice)
  const browser = portal.visitor()
  const answer = await redeem(browser, token)
  expect([answer.status, await answer.json()]).toEqual([200, {}])
  expect((await browser.logIn(alice)).status).toBe(401)
  expect((await browser.logIn({ ...alice, code: newCode })).status).toBe(201)
})

test('the browser that followed the link is known from now on, and no other is', async () => {
  const former = await portal.logIn(alice)
  const token = await askAndRead(portal, alice)
  const browser = portal.visitor()
  await redeem(browser, token)
  expect(await browsersOf(alice)).toHaveLength(1)
  expect((await former.get('/api/session')).status).toBe(401)
  expect(browser.cookies.has('__Host-browser')).toBe(true)
})

test('sessions, enrolments and awaited codes end with the former code, those of others stay', async () => {
  const open = await Promise.all([portal.logIn(alice), portal.logIn(alice), portal.logIn(alice)])
  const stranger = await portal.logIn(bob)
  await portal.deps.database.write([
    {
      sql: `INSERT INTO awaited_codes (token_hash, account_id, code_hash, created_at, expires_at)
            VALUES ('x', ?, 'x', 0, 9e15)`,
      args: [portal.accountOf(alice)],
    },
  ])
  await redeem(portal.visitor(), await askAndRead(portal, alice))
  for (const browser of open) expect((await browser.get('/api/account')).status).toBe(401)
  expect((await stranger.get('/api/account')).status).toBe(200)
  expect(await portal.deps.database.read('SELECT 1 FROM awaited_codes')).toEqual([])
})

test('every block is lifted, of unknown browsers and of known ones', async () => {
  await portal.logIn(alice)
  const until = new Date('2026-03-03T09:00:00Z')
  for (const [table, column] of [
    ['accounts', 'id'],
    ['browsers', 'account_id'],
  ] as const) {
    await portal.deps.database.write([
      {
        sql: `UPDATE ${table} SET failed = 3, blocked_until = ? WHERE ${column} = ?`,
        args: [until, portal.accountOf(alice)],
      },
    ])
  }
  const browser = portal.visitor()
  await redeem(browser, await askAndRead(portal, alice))
  expect((await browser.logIn({ ...alice, code: newCode })).status).toBe(201)
})

test('the holder is told, without a link to follow', async () => {
  await redeem(portal.visitor(), await askAndRead(portal, alice))
  await portal.deliver()
  const mail = portal.mailbox.mailsTo(alice.email).at(-1)
  expect(mail?.subject).toBe('Votre mot de passe a été modifié')
  expect(mail?.text).toContain('2 mars 2026 à 10:00 (heure de Paris)')
  expect(mail?.text).not.toContain('/connexion')
  expect(portal.mailbox.mails).toHaveLength(2)
})

test('the journal tells of it', async () => {
  await redeem(portal.visitor(), await askAndRead(portal, alice))
  const rows = await portal.deps.database.read(
    'SELECT event, actor, siret, network FROM journal WHERE account_id = ? ORDER BY id',
    [portal.accountOf(alice)],
  )
  const told = { siret: alice.siret, network: '192.0.2.0/24', actor: 'holder' }
  expect(rows).toEqual([
    expect.objectContaining({ event: 'reset-sent', actor: 'visitor' }),
    { ...told, event: 'browser-enrolled' },
    { ...told, event: 'code-reset' },
  ])
})

test('of 100 redemptions at once, one sets its code', async () => {
  const token = await askAndRead(portal, alice)
  const codes = Array.from({ length: 200 }, (_, rank) => String(730_261 + 37 * rank))
    .filter((code) => findCodeFault(code, alice) === undefined)
    .slice(0, 100)
  const answers = await Promise.all(codes.map((code) => redeem(portal.visitor(), token, code)))
  const done = codes.filter((_, rank) => answers[rank]?.status === 200)
  expect(done).toHaveLength(1)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 410]))
  expect(await browsersOf(alice)).toHaveLength(1)
  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email)).toHaveLength(2)
  expect(await isCodeOf(alice, done[0] ?? '')).toBe(true)
})

test('a code that is refused leaves the link as it was', async () => {
  const token = await askAndRead(portal, alice)
  const refused: [string, string, string, string][] = [
    ['12345', '12345', 'code', 'Votre mot de passe doit être composé de 6 chiffres.'],
    ['abcdef', 'abcdef', 'code', 'Votre mot de passe doit être composé de 6 chiffres.'],
    ['٩١٨٢٧٣', '٩١٨٢٧٣', 'code', 'Votre mot de passe doit être composé de 6 chiffres.'],
    [newCode, '918274', 'codeAgain', 'Les deux mots de passe ne sont pas identiques.'],
  ]
  for (const [code, codeAgain, field, message] of refused) {
    const answer = await redeem(portal.visitor(), token, code, codeAgain)
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as { errors: object[] }
    expect(errors).toContainEqual({ field, message })
  }
  for (const weak of ['111111', '123456', '654321', '121212', alice.siret.slice(0, 6)]) {
    const answer = await redeem(portal.visitor(), token, weak)
    expect({ weak, status: answer.status }).toEqual({ weak, status: 422 })
    const { errors } = (await answer.json()) as { errors: { field: string }[] }
    expect(errors.map(({ field }) => field)).toEqual(['code'])
  }
  expect((await redeem(portal.visitor(), token)).status).toBe(200)
})

test('a link is good for 30 minutes, to the second', async () => {
  const token = await askAndRead(portal, alice)
  portal.clock.advance({ minutes: 29, seconds: 59 })
  expect((await read(token)).status).toBe(200)
  portal.clock.advance({ seconds: 1 })
  expect((await read(token)).status).toBe(410)
  expect((await redeem(portal.visitor(), token)).status).toBe(410)
})

test('a link used, one that never was and what is no link get the same bytes', async () => {
  const token = await askAndRead(portal, alice)
  await redeem(portal.visitor(), token)
  const tokens = [token, 'x'.repeat(43), '', 'é👍<b>', 'x'.repeat(5_000), 42, null, { a: 1 }, []]
  const bodies = new Set<string>()
  for (const other of tokens) {
    const body = { token: other, code: newCode, codeAgain: newCode }
    for (const path of ['/api/resets/reading', '/api/resets/redemption']) {
      const answer = await portal.visitor().post(path, body)
      expect({ other, status: answer.status }).toEqual({ other, status: 410 })
      expect(answer.headers.getSetCookie()).toEqual([])
      bodies.add(await answer.text())
    }
  }
  expect([...bodies]).toHaveLength(1)
  expect([...bodies][0]).toContain('Ce lien n’est plus valable')
})

test('reading as often as one likes, and GET or HEAD of any address, use nothing up', async () => {
  const token = await askAndRead(portal, alice)
  for (let times = 0; times < 10; times++) {
    expect((await read(token)).status).toBe(200)
    for (const path of ['/api/resets/redemption', '/api/resets/reading', '/api/resets']) {
      expect((await portal.visitor().get(`${path}?token=${token}`)).status).toBe(404)
    }
  }
  expect((await redeem(portal.visitor(), token)).status).toBe(200)
})

test('the link of one account changes no other', async () => {
  const token = await askAndRead(portal, alice)
  const body = { token, code: newCode, codeAgain: newCode, siret: bob.siret }
  await (await portal.logIn(bob)).post('/api/resets/redemption', body)
  expect((await (await portal.logIn(bob)).get('/api/account')).status).toBe(200)
  expect(await isCodeOf(alice, newCode)).toBe(true)
})

test('the link of an account that was closed meanwhile is out of date', async () => {
  const token = await askAndRead(portal, alice)
  await portal.deps.database.write([
    { sql: 'UPDATE accounts SET closed_at = 1 WHERE siret = ?', args: [alice.siret] },
  ])
  expect((await read(token)).status).toBe(410)
  expect((await redeem(portal.visitor(), token)).status).toBe(410)
})

test('a page of another site redeems nothing', async () => {
  const token = await askAndRead(portal, alice)
  const body = { token, code: newCode, codeAgain: newCode }
  for (const site of ['cross-site', 'same-site', 'none']) {
    const headers = { 'sec-fetch-site': site, origin: 'https://evil.example' }
    const answer = await portal.visitor().post('/api/resets/redemption', body, headers)
    expect(answer.status).toBe(403)
  }
  expect((await read(token)).status).toBe(200)
})

test('neither token, code nor mail is in any log', async () => {
  const token = await askAndRead(portal, alice)
  await read(token)
  await redeem(portal.visitor(), token, '111111')
  await redeem(portal.visitor(), token)
  await redeem(portal.visitor(), token)
  await portal.deliver()
  const log = JSON.stringify(portal.logged)
  expect(portal.logged.length).toBeGreaterThan(5)
  for (const secret of [token, newCode, '111111', alice.email, 'Modifiez']) {
    expect(log).not.toContain(secret)
  }
})

function read(token: string): Promise<Response> {
  return portal.visitor().post('/api/resets/reading', { token })
}

function browsersOf(person: Person) {
  return portal.deps.database.read('SELECT id FROM browsers WHERE account_id = ?', [
    portal.accountOf(person),
  ])
}

/** Whether the code is the account's; on an unknown browser a mailed one is then awaited. */
async function isCodeOf(person: Person, code: string): Promise<boolean> {
  const answer = await portal.visitor().logIn({ ...person, code })
  return answer.status === 201 || answer.status === 202
}
