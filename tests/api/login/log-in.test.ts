import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCodeHasher } from '../../../api/src/accounts/index.ts'
import { siteHeaders } from '../../support/browser.ts'
import { alice, bob, charlie, unknownSiret } from '../../support/cast.ts'
import { block, everything, knownBrowser, tryFrom, wrong } from '../../support/logins.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { createWatchedHasher, type WatchedHasher } from '../../support/watched-hasher.ts'

let portal: TestApp
let codes: WatchedHasher

beforeEach(async () => {
  codes = await createWatchedHasher()
  portal = await createTestApp({ codes })
})
afterEach(() => portal.close())

test('on a browser that the account knows, the right code opens a session at once', async () => {
  const answer = await (await knownBrowser(portal, alice)).logIn(alice)
  expect(answer.status).toBe(201)
  expect(await answer.json()).toEqual({
    name: alice.name,
    siret: alice.siret,
    idleAt: '2026-03-02T09:30:00.000Z',
    endsAt: '2026-03-02T21:00:00.000Z',
  })
})

test('the session’s cookie is for this host, for HTTPS and out of the reach of scripts', async () => {
  const answer = await (await knownBrowser(portal, alice)).logIn(alice)
  const [cookie] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test('the session, the account and the browser keep when and on what they were used', async () => {
  portal.clock.advance({ hours: 1 })
  await (await knownBrowser(portal, alice)).logIn(alice)
  const [row] = await portal.deps.database.read(
    `SELECT b.last_seen_at AS browserSeen, a.last_seen_at AS accountSeen
     FROM sessions s JOIN browsers b ON b.id = s.browser_id JOIN accounts a ON a.id = s.account_id`,
  )
  const now = portal.clock.now().getTime()
  expect(row).toMatchObject({ browserSeen: now, accountSeen: now })
})

test('a code replaced while it was being looked at opens nothing', async () => {
  const browser = await knownBrowser(portal, alice)
  portal.deps.codes = {
    ...codes,
    async verify(expected, code) {
      const id = portal.accountOf(alice)
      const args = [(await codes.hash('905173')).hash, id]
      await portal.deps.database.write([
        { sql: 'UPDATE accounts SET code_hash = ? WHERE id = ?', args },
      ])
      return codes.verify(expected, code)
    },
  }
  expect((await browser.logIn(alice)).status).toBe(401)
  expect(browser.cookies.has('__Host-session')).toBe(false)
  expect(await portal.deps.database.read('SELECT * FROM sessions')).toEqual([])
})

test('spaces inside a SIRET are tolerated', async () => {
  const browser = await knownBrowser(portal, alice)
  expect((await browser.logIn({ ...alice, siret: '900 000 001 00017' })).status).toBe(201)
})

test('whoever is unknown, wrong, blocked, closed or not confirmed reads the same bytes', async () => {
  await closeAccount(charlie.siret)
  const foreign = await knownBrowser(portal, charlie)
  const answers = {
    unknown: await portal.visitor().logIn({ siret: unknownSiret, code: wrong }),
    wrong: await portal.visitor().logIn({ ...alice, code: wrong }),
    wrongOnAKnownBrowser: await (
      await knownBrowser(portal, alice)
    ).logIn({ ...alice, code: wrong }),
    blocked: await block(portal.visitor(), bob),
    blockedWithRightCode: await portal.visitor().logIn(bob),
    blockedOnAnothersBrowser: await foreign.logIn(bob),
    closed: await portal.visitor().logIn(charlie),
    closedOnItsOwnBrowser: await foreign.logIn(charlie),
  }
  const seen = await Promise.all(Object.values(answers).map(everything))
  expect(seen[0]).toMatchObject({ status: 401 })
  expect(seen[0]?.body).toContain(
    'Le SIRET ou le mot de passe ne correspond pas, ou l’accès est bloqué. Après 3 mots de passe ' +
      'erronés de suite, l’accès à un compte est bloqué pendant 24 heures. Si vous venez de créer ' +
      'votre compte, confirmez-le d’abord par le lien reçu par e-mail.',
  )
  for (const answer of seen) expect(answer).toEqual(seen[0])
})

test('each refusal costs one hash and two writes, whatever its reason', async () => {
  await block(portal.visitor(), bob)
  await closeAccount(charlie.siret)
  for (const { siret } of [{ siret: unknownSiret }, alice, bob, charlie]) {
    codes.verified.length = 0
    const writes = await countWrites(() => portal.visitor().logIn({ siret, code: wrong }))
    expect({ siret, hashes: codes.verified.length, writes }).toEqual({
      siret,
      hashes: 1,
      writes: 2,
    })
  }
})

test('a login on a known browser costs one hash and two writes', async () => {
  const browser = await knownBrowser(portal, alice)
  expect(await countWrites(() => browser.logIn(alice))).toBe(2)
  expect(codes.verified).toEqual(['real'])
})

test.each([
  [{ siret: '90000000100018', code: '482915' }, 'siret', 'Ce SIRET n’est pas valide'],
  [{ siret: '9000000010001', code: '482915' }, 'siret', 'Le SIRET comporte 14 chiffres'],
  [{ siret: '🐟'.repeat(14), code: '482915' }, 'siret', 'Le SIRET comporte 14 chiffres'],
  [{ siret: 'a@x.fr, b@y.fr\r\nX: 1', code: '482915' }, 'siret', 'Le SIRET comporte 14 chiffres'],
  [{ siret: '9'.repeat(5_000), code: '482915' }, 'siret', 'Le SIRET comporte 14 chiffres'],
  [{ siret: alice.siret, code: '' }, 'code', 'Le mot de passe est composé de 6 chiffres.'],
  [{ siret: alice.siret, code: '48291' }, 'code', 'Le mot de passe est composé de 6 chiffres.'],
  [{ siret: alice.siret, code: '4829155' }, 'code', 'Le mot de passe est composé de 6 chiffres.'],
  [{ siret: alice.siret, code: '482915\n' }, 'code', 'Le mot de passe est composé de 6 chiffres.'],
  [{ siret: alice.siret, code: '<b>482' }, 'code', 'Le mot de passe est composé de 6 chiffres.'],
  [{ siret: alice.siret, code: '٤٨٢٩١٥' }, 'code', 'Le mot de passe est composé de 6 chiffres.'],
  [{ siret: alice.siret, code: 482_915 }, 'code', 'Indiquez votre mot de passe.'],
  [{ siret: alice.siret, code: [alice.code] }, 'code', 'Indiquez votre mot de passe.'],
  [{ code: '482915' }, 'siret', 'Indiquez votre numéro de SIRET.'],
  [{ siret: { $ne: '' }, code: '482915' }, 'siret', 'Indiquez votre numéro de SIRET.'],
])('%o is refused beside its field', async (body, field, message) => {
  const answer = await portal.visitor().post('/api/session', body)
  expect(answer.status).toBe(422)
  const { type, errors } = (await answer.json()) as { type: string; errors: { field: string }[] }
  expect(type).toBe('invalid-input')
  expect(errors).toEqual([{ field, message: expect.stringContaining(message) as string }])
  expect(codes.verified).toEqual([])
})

test.each(['text/plain', 'application/x-www-form-urlencoded'])(
  'credentials sent as %s are refused',
  async (type) => {
    expect((await sendRaw(JSON.stringify(alice), type)).status).toBe(422)
  },
)

test('broken JSON, an oversized body and keys that nobody asked for do no harm', async () => {
  expect((await sendRaw('{"siret":')).status).toBe(422)
  expect((await sendRaw(JSON.stringify({ ...alice, padding: 'x'.repeat(70_000) }))).status).toBe(
    413,
  )
  const keys = '"failed":0,"__proto__":{"isEnrolled":true},"browserId":"x"'
  const { siret, code } = alice
  expect((await sendRaw(`{"siret":"${siret}","code":"${code}",${keys}}`)).status).toBe(202)
})

test('after 30 wrong tries an address waits, and the others do not', async () => {
  const browser = await knownBrowser(portal, alice)
  for (let tries = 0; tries < 30; tries++) {
    const answer = await tryFrom(portal.visitor(), 1, { siret: unknownSiret, code: wrong })
    expect(answer.status).toBe(401)
  }
  const refused = await tryFrom(browser, 1, alice)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await tryFrom(browser, 2, alice)).status).toBe(201)
})

test('right codes do not use up the tries of an address', async () => {
  const browser = await knownBrowser(portal, alice)
  for (let tries = 0; tries < 40; tries++) {
    expect((await tryFrom(browser, 1, alice)).status).toBe(201)
  }
})

test('neither code nor token is ever logged', async () => {
  const browser = await portal.logIn(alice)
  await portal.visitor().logIn({ ...bob, code: '606060' })
  const log = JSON.stringify(portal.logged)
  expect(portal.logged.length).toBeGreaterThan(1)
  for (const secret of [alice.code, '606060', ...browser.cookies.values()]) {
    expect(log).not.toContain(secret)
  }
})

test('a code hashed with the previous pepper still opens, and is hashed again with the current one', async () => {
  portal.deps.codes = await createCodeHasher({
    current: { id: 'new', key: Buffer.alloc(32, 9) },
    previous: portal.deps.settings.peppers.current,
  })
  const browser = await knownBrowser(portal, charlie)
  expect((await browser.logIn(charlie)).status).toBe(201)
  expect(await hashOf(charlie.siret)).toMatchObject({ pepperId: 'new' })
  expect((await browser.logIn(charlie)).status).toBe(201)
})

test('a code hash is worth nothing without its pepper', async () => {
  const { pepperId, codeHash } = await hashOf(alice.siret)
  const stranger = await createCodeHasher({ current: { id: pepperId, key: Buffer.alloc(32, 1) } })
  expect(await stranger.verify({ hash: codeHash, pepperId }, alice.code)).toBe(false)
  expect(codeHash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
})

function sendRaw(body: string, type = 'application/json'): Promise<Response> | Response {
  const headers = { ...siteHeaders, 'sec-fetch-site': 'same-origin', 'content-type': type }
  return portal.app.request('/api/session', { method: 'POST', headers, body })
}

async function closeAccount(siret: string): Promise<void> {
  const args = [portal.clock.now(), siret]
  await portal.deps.database.write([
    { sql: 'UPDATE accounts SET closed_at = ? WHERE siret = ?', args },
  ])
}

async function countWrites(work: () => Promise<unknown>): Promise<number> {
  const { database } = portal.deps
  const write = database.write.bind(database)
  let writes = 0
  database.write = (statements) => {
    writes++
    return write(statements)
  }
  await work()
  database.write = write
  return writes
}

async function hashOf(siret: string) {
  const [row] = await portal.deps.database.read(
    'SELECT code_hash AS codeHash, pepper_id AS pepperId FROM accounts WHERE siret = ?',
    [siret],
  )
  return row as unknown as { codeHash: string; pepperId: string }
}
