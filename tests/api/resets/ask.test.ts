import { afterEach, beforeEach, expect, test } from 'vitest'
import { resetJobs } from '../../../api/src/resets/index.ts'
import { sha256 } from '../../../api/src/platform/tokens.ts'
import { alice, bob, charlie, unknownSiret } from '../../support/cast.ts'
import { createTestApp, publicUrl, type TestApp } from '../../support/test-app.ts'
import { ask, askAndRead, work } from './support.ts'
import { countRows } from '../../support/count-rows.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const missing = 'Indiquez votre numéro de SIRET.'

const tooShort = 'Le SIRET comporte 14 chiffres, par exemple 123 456 782 00010.'

test('whoever asks gets a mail with a link that is good for 30 minutes', async () => {
  const token = await askAndRead(portal, alice)
  const [mail] = portal.mailbox.mails
  expect(mail?.recipients).toEqual([alice.email])
  expect(mail?.subject).toBe('Modifiez votre mot de passe')
  expect(mail?.text).toContain(`${publicUrl}/connexion/nouveau-mot-de-passe?cle=${token}`)
  expect(mail?.text).toContain('valable 30 minutes, jusqu’au 2 mars 2026 à 10:30 (heure de Paris)')
  const reading = await portal.visitor().post('/api/resets/reading', { token })
  expect(await reading.json()).toEqual({ expiresAt: '2026-03-02T09:30:00.000Z' })
})

test('known, unknown, closed and blocked get the same bytes after the same statements', async () => {
  await portal.deps.database.write([
    { sql: 'UPDATE accounts SET closed_at = 1 WHERE siret = ?', args: [bob.siret] },
    {
      sql: 'UPDATE accounts SET failed = 3, blocked_until = ? WHERE siret = ?',
      args: [new Date('2026-03-03T00:00:00Z'), charlie.siret],
    },
  ])
  const seen = []
  for (const siret of [alice.siret, unknownSiret, bob.siret, charlie.siret]) {
    const statements = record()
    const answer = await ask(portal, siret)
    const headers = Object.fromEntries(answer.headers)
    delete headers['x-request-id']
    seen.push({ status: answer.status, headers, body: await answer.text(), sql: statements() })
  }
  expect(seen[0]).toMatchObject({ status: 202, body: '{}' })
  expect(seen[0]?.sql).toHaveLength(1)
  for (const one of seen) expect(one).toEqual(seen[0])
})

test('unknown and closed get no mail, and leave nothing behind', async () => {
  await portal.deps.database.write([
    { sql: 'UPDATE accounts SET closed_at = 1 WHERE siret = ?', args: [bob.siret] },
  ])
  await ask(portal, unknownSiret)
  await ask(portal, bob.siret)
  await work(portal)
  expect(portal.mailbox.mails).toEqual([])
  expect(await countRows(portal.deps, 'asked_mails')).toBe(0)
  expect(await countRows(portal.deps, 'resets')).toBe(0)
})

test('a new link ends the former one', async () => {
  const first = await askAndRead(portal, alice)
  const second = await askAndRead(portal, alice)
  expect(second).not.toBe(first)
  expect((await read(first)).status).toBe(410)
  expect((await read(second)).status).toBe(200)
})

test('an account gets three links an hour and five a day, whoever asks', async () => {
  const sent = () => portal.mailbox.mailsTo(alice.email).length
  for (let times = 0; times < 6; times++) await ask(portal, alice.siret)
  await work(portal)
  expect(sent()).toBe(3)
  portal.clock.advance({ minutes: 59, seconds: 59 })
  await ask(portal, alice.siret)
  await work(portal)
  expect(sent()).toBe(3)
  portal.clock.advance({ seconds: 1 })
  for (let times = 0; times < 6; times++) await ask(portal, alice.siret)
  await work(portal)
  expect(sent()).toBe(5)
  portal.clock.advance({ hours: 22, minutes: 59, seconds: 59 })
  await ask(portal, alice.siret)
  await work(portal)
  expect(sent()).toBe(5)
  portal.clock.advance({ seconds: 1 })
  await ask(portal, alice.siret)
  await work(portal)
  expect(sent()).toBe(6)
  expect((await ask(portal, bob.siret)).status).toBe(202)
  await work(portal)
  expect(portal.mailbox.mailsTo(bob.email)).toHaveLength(1)
})

test('the journal tells of each link, and once an hour of links refused', async () => {
  for (let times = 0; times < 9; times++) await ask(portal, alice.siret)
  await work(portal)
  const rows = await portal.deps.database.read(
    `SELECT event, actor, network, COUNT(*) AS total FROM journal
     WHERE account_id = ? GROUP BY event, actor, network ORDER BY event`,
    [portal.accountOf(alice)],
  )
  expect(rows).toEqual([
    { event: 'reset-refused', actor: 'visitor', network: '198.18.0.0/24', total: 1 },
    { event: 'reset-sent', actor: 'visitor', network: '198.18.0.0/24', total: 3 },
  ])
})

test('the database holds no token, and the mail is emptied once sent', async () => {
  const token = await askAndRead(portal, alice)
  for (const table of ['resets', 'outbox', 'journal', 'asked_mails']) {
    const rows = await portal.deps.database.read(`SELECT * FROM ${table}`)
    expect(JSON.stringify(rows)).not.toContain(token)
  }
  const rows = await portal.deps.database.read('SELECT token_hash FROM resets')
  expect(rows).toEqual([{ token_hash: sha256(token) }])
})

test.each([
  ['nothing', undefined, missing],
  ['null', null, missing],
  ['a list', ['90000000100017'], missing],
  ['an object', { $ne: '' }, missing],
  ['an empty text', '', tooShort],
  ['a line break', '90000000100017\r\n1', tooShort],
  ['60,000 digits', '9'.repeat(60_000), tooShort],
  ['Arabic digits', '٩٠٠٠٠٠٠٠١٠٠٠١٧', tooShort],
  ['emoji', '👩‍✈️', tooShort],
  ['HTML', '<b>90000000100017</b>', tooShort],
  ['two addresses', 'a@x.fr, b@y.fr', tooShort],
  [
    'a wrong key',
    '90000000100018',
    'Ce SIRET n’est pas valide : vérifiez chacun de ses 14 chiffres.',
  ],
])(
  '%s instead of a SIRET is refused in one sentence, beside the field',
  async (_, siret, message) => {
    for (const path of ['/api/resets', '/api/confirmations']) {
      const answer = await portal.visitor().post(path, { siret, human: true })
      expect(answer.status).toBe(422)
      const { errors } = (await answer.json()) as { errors: object[] }
      expect(errors).toEqual([{ field: 'siret', message }])
    }
    expect(await countRows(portal.deps, 'asked_mails')).toBe(0)
  },
)

test('keys that the form does not have change nothing', async () => {
  const extra = { email: 'evil@evil.example', purpose: 'x', accountId: portal.accountOf(bob) }
  const body = { siret: alice.siret, human: true, captcha: '', ...extra, __proto__: { a: 1 } }
  expect((await portal.visitor().post('/api/resets', body)).status).toBe(202)
  await work(portal)
  expect(portal.mailbox.mails.map(({ recipients }) => recipients)).toEqual([[alice.email]])
})

test('links that ran out are swept', async () => {
  await askAndRead(portal, alice)
  await runJobs()
  expect(await countRows(portal.deps, 'resets')).toBe(1)
  portal.clock.advance({ minutes: 31 })
  await runJobs()
  expect(await countRows(portal.deps, 'resets')).toBe(0)
})

async function runJobs(): Promise<void> {
  for (const job of resetJobs(portal.deps)) await job.run()
}

function read(token: string): Promise<Response> {
  return portal.visitor().post('/api/resets/reading', { token })
}

function record(): () => string[] {
  const { database } = portal.deps
  const [read, write] = [database.read.bind(database), database.write.bind(database)]
  const statements: string[] = []
  database.read = (sql, args) => {
    statements.push(sql)
    return read(sql, args)
  }
  database.write = (batch) => {
    statements.push(...batch.map(({ sql }) => sql))
    return write(batch)
  }
  return () => {
    Object.assign(database, { read, write })
    return statements
  }
}
