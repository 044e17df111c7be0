import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCodeHasher } from '../../../api/src/accounts/index.ts'
import type { CodeHasher } from '../../../api/src/deps.ts'
import { parseEnv } from '../../../api/src/platform/env.ts'
import { siteHeaders } from '../../support/browser.ts'
import { alice, bob, charlie, unknownSiret } from '../../support/cast.ts'
import { createTestApp, testEnvironment, type TestApp } from '../../support/test-app.ts'

const wrong = '000000'
let portal: TestApp
/** Which hashes were verified: `decoy`, or `real` for that of an account. */
let verified: string[]

beforeEach(async () => {
  verified = []
  portal = await createTestApp({ codes: await watchedHasher() })
})
afterEach(() => portal.close())

test('the right code opens a session', async () => {
  const answer = await portal.visitor().logIn(alice)
  expect(answer.status).toBe(201)
  expect(await answer.json()).toEqual({
    name: alice.name,
    siret: alice.siret,
    idleAt: '2026-03-02T09:30:00.000Z',
    endsAt: '2026-03-02T21:00:00.000Z',
  })
})

test('the session’s cookie is for this host, for HTTPS and out of the reach of scripts', async () => {
  const [cookie] = (await portal.visitor().logIn(alice)).headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test('spaces inside a SIRET are tolerated', async () => {
  const answer = await portal.visitor().logIn({ ...alice, siret: '900 000 001 00017' })
  expect(answer.status).toBe(201)
})

test('an unknown SIRET, a wrong code and a blocked account are refused with the same bytes', async () => {
  const answers = {
    unknown: await portal.visitor().logIn({ siret: unknownSiret, code: wrong }),
    wrong: await portal.visitor().logIn({ ...alice, code: wrong }),
    blocked: await blocked(bob.siret),
    blockedWithRightCode: await portal.visitor().logIn(bob),
  }
  const seen = await Promise.all(Object.values(answers).map(everything))
  expect(seen[0]).toMatchObject({ status: 401 })
  expect(seen[0]?.body).toContain(
    'Le SIRET ou le mot de passe ne correspond pas, ou l’accès est bloqué. Après 3 mots de passe ' +
      'erronés de suite, l’accès à un compte est bloqué pendant 24 heures.',
  )
  for (const answer of seen) expect(answer).toEqual(seen[0])
})

test('each refusal costs one hash and two writes, whatever its reason', async () => {
  await blocked(bob.siret)
  for (const siret of [unknownSiret, alice.siret, bob.siret]) {
    verified = []
    const writes = await countWrites(() => portal.visitor().logIn({ siret, code: wrong }))
    expect({ siret, hashes: verified.length, writes }).toEqual({ siret, hashes: 1, writes: 2 })
  }
})

test('of 100 wrong codes at once, exactly 3 are looked at', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, rank) => tryFrom(rank, alice.siret, wrong)),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array<number>(100).fill(401))
  expect(verified.filter((kind) => kind === 'real')).toHaveLength(3)
  expect(verified.filter((kind) => kind === 'decoy')).toHaveLength(97)
  expect(await stateOf(alice.siret)).toMatchObject({ failed: 3 })
})

test('100 right codes at once block nothing', async () => {
  await Promise.all(
    Array.from({ length: 100 }, (_, rank) => tryFrom(rank, alice.siret, alice.code)),
  )
  expect((await portal.visitor().logIn(alice)).status).toBe(201)
})

test('a right code after two wrong ones clears them', async () => {
  for (let round = 0; round < 3; round++) {
    await portal.visitor().logIn({ ...alice, code: wrong })
    await portal.visitor().logIn({ ...alice, code: wrong })
    expect((await portal.visitor().logIn(alice)).status).toBe(201)
  }
})

test('a block lasts 24 hours, to the second', async () => {
  await blocked(alice.siret)
  portal.clock.advance({ hours: 23, minutes: 59, seconds: 59 })
  expect((await portal.visitor().logIn(alice)).status).toBe(401)
  portal.clock.advance({ seconds: 1 })
  expect((await portal.visitor().logIn(alice)).status).toBe(201)
})

test('tries during a block neither count nor extend it', async () => {
  await blocked(alice.siret)
  portal.clock.advance({ hours: 23 })
  for (let tries = 0; tries < 5; tries++) await portal.visitor().logIn({ ...alice, code: wrong })
  portal.clock.advance({ hours: 1 })
  await portal.visitor().logIn({ ...alice, code: wrong })
  await portal.visitor().logIn({ ...alice, code: wrong })
  expect((await portal.visitor().logIn(alice)).status).toBe(201)
})

test('the holder gets one mail about a block, and no more within 24 hours', async () => {
  await blocked(alice.siret)
  for (let tries = 0; tries < 5; tries++) await portal.visitor().logIn({ ...alice, code: wrong })
  await portal.deliver()
  const mails = portal.mailbox.mailsTo(alice.email)
  expect(mails.map(({ subject }) => subject)).toEqual(['Votre accès a été bloqué'])
  expect(mails[0]?.text).toContain('jusqu’au 3 mars 2026 à 10:00')

  portal.clock.advance({ hours: 24 })
  await blocked(alice.siret)
  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email)).toHaveLength(2)
})

test('nobody is written to about an unknown SIRET', async () => {
  await blocked(unknownSiret)
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(0)
})

test('the block of one account leaves the others alone', async () => {
  await blocked(alice.siret)
  expect((await portal.visitor().logIn(bob)).status).toBe(201)
})

test.each([
  [{ siret: '90000000100018', code: '482915' }, 'siret', 'Ce SIRET n’est pas valide'],
  [{ siret: '9000000010001', code: '482915' }, 'siret', 'Le SIRET comporte 14 chiffres'],
  [{ siret: alice.siret, code: '48291' }, 'code', 'Le mot de passe est composé de 6 chiffres.'],
  [{ siret: alice.siret, code: '4829155' }, 'code', 'Le mot de passe est composé de 6 chiffres.'],
  [{ siret: alice.siret, code: 'abcdef' }, 'code', 'Le mot de passe est composé de 6 chiffres.'],
  [{ siret: alice.siret, code: '٤٨٢٩١٥' }, 'code', 'Le mot de passe est composé de 6 chiffres.'],
  [{ siret: alice.siret, code: 482_915 }, 'code', 'Indiquez votre mot de passe.'],
  [{ code: '482915' }, 'siret', 'Indiquez votre numéro de SIRET.'],
  [{ siret: { $ne: '' }, code: '482915' }, 'siret', 'Indiquez votre numéro de SIRET.'],
])('%o is refused beside its field', async (body, field, message) => {
  const answer = await portal.visitor().post('/api/session', body)
  expect(answer.status).toBe(422)
  const { type, errors } = (await answer.json()) as { type: string; errors: { field: string }[] }
  expect(type).toBe('invalid-input')
  expect(errors).toEqual([{ field, message: expect.stringContaining(message) as string }])
  expect(verified).toEqual([])
})

test.each(['text/plain', 'application/x-www-form-urlencoded'])(
  'credentials sent as %s are refused',
  async (type) => {
    const answer = await portal.app.request('/api/session', {
      method: 'POST',
      headers: { ...siteHeaders, 'sec-fetch-site': 'same-origin', 'content-type': type },
      body: JSON.stringify(alice),
    })
    expect(answer.status).toBe(422)
  },
)

test('broken JSON and an oversized body are refused', async () => {
  const send = (body: string) =>
    portal.app.request('/api/session', {
      method: 'POST',
      headers: {
        ...siteHeaders,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      },
      body,
    })
  expect((await send('{"siret":')).status).toBe(422)
  expect((await send(JSON.stringify({ ...alice, padding: 'x'.repeat(70_000) }))).status).toBe(413)
})

test('after 30 wrong tries an address waits, and the others do not', async () => {
  for (let tries = 0; tries < 30; tries++) {
    expect((await tryFrom(1, unknownSiret, wrong)).status).toBe(401)
  }
  const refused = await tryFrom(1, alice.siret, alice.code)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await tryFrom(2, alice.siret, alice.code)).status).toBe(201)
})

test('right codes do not use up the tries of an address', async () => {
  for (let tries = 0; tries < 40; tries++) {
    expect((await tryFrom(1, alice.siret, alice.code)).status).toBe(201)
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
  const rotated = await createCodeHasher({
    current: { id: 'new', key: Buffer.alloc(32, 9) },
    previous: portal.deps.settings.peppers.current,
  })
  portal.deps.codes = rotated
  expect((await portal.visitor().logIn(charlie)).status).toBe(201)
  expect(await stateOf(charlie.siret)).toMatchObject({ pepperId: 'new' })
  expect((await portal.visitor().logIn(charlie)).status).toBe(201)
})

test('a code hash is worth nothing without its pepper', async () => {
  const { pepperId, codeHash } = await stateOf(alice.siret)
  const stranger = await createCodeHasher({ current: { id: pepperId, key: Buffer.alloc(32, 1) } })
  expect(await stranger.verify({ hash: codeHash, pepperId }, alice.code)).toBe(false)
  expect(codeHash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
})

test('the account’s details are those of its employer', async () => {
  const { holder, email, mobile, siret, name, address } = alice
  const answer = await (await portal.logIn(alice)).get('/api/account')
  expect(await answer.json()).toMatchObject({ siret, name, email, mobile, address, holder })
})

async function watchedHasher(): Promise<CodeHasher> {
  const hasher = await createCodeHasher(parseEnv(testEnvironment).peppers)
  return {
    ...hasher,
    verify(expected, code) {
      verified.push(expected === hasher.decoy ? 'decoy' : 'real')
      return hasher.verify(expected, code)
    },
  }
}

async function blocked(siret: string): Promise<Response> {
  for (let tries = 1; tries < 3; tries++) await portal.visitor().logIn({ siret, code: wrong })
  return portal.visitor().logIn({ siret, code: wrong })
}

function tryFrom(rank: number, siret: string, code: string): Promise<Response> {
  const headers = { 'x-client-address': `198.51.100.${String(rank)}` }
  return portal.visitor().post('/api/session', { siret, code }, headers)
}

async function everything(answer: Response) {
  const headers = Object.fromEntries(answer.headers)
  delete headers['x-request-id']
  return { status: answer.status, headers, body: await answer.text() }
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

async function stateOf(siret: string) {
  const [row] = await portal.deps.database.read(
    `SELECT failed, blocked_until AS blockedUntil, code_hash AS codeHash, pepper_id AS pepperId
     FROM accounts WHERE siret = ?`,
    [siret],
  )
  return row as unknown as {
    failed: number
    blockedUntil: number
    codeHash: string
    pepperId: string
  }
}
