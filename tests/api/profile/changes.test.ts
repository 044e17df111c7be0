import { accountSchema, type Account } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyDueChanges } from '../../../api/src/profile/apply-changes.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob, charlie } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

const newEmail = 'alice.armor@nouvelle-boite.example'
const details = { email: alice.email, mobile: '06 00 00 00 01', address: alice.address, code: '' }

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('a new address for letters waits for 24 hours, then counts', async () => {
  const address = '9 quai Neuf\r\n29000 Port-Fictif'
  const account = await ask({ address })
  expect(account).toMatchObject({
    address: alice.address,
    changes: [
      {
        field: 'address',
        value: '9 quai Neuf\n29000 Port-Fictif',
        askedAt: '2026-03-02T09:00:00.000Z',
        appliesAt: '2026-03-03T09:00:00.000Z',
        awaitsConfirmation: false,
      },
    ],
  })
  portal.clock.advance({ hours: 23, minutes: 59, seconds: 59 })
  await applyDueChanges(portal.deps)
  expect(await addressOf()).toBeNull()
  portal.clock.advance({ seconds: 1 })
  await applyDueChanges(portal.deps)
  expect(await addressOf()).toBe('9 quai Neuf\n29000 Port-Fictif')
  expect(await mailsTo(alice.email)).toEqual([
    'Demande de changement de vos coordonnées',
    'Vos coordonnées ont changé',
  ])
})

test('24 hours are 24 hours when the clocks change', async () => {
  portal.clock.advance({ hours: 26 * 24 + 8 })
  expect(portal.clock.now().toISOString()).toBe('2026-03-28T17:00:00.000Z')
  browser = await portal.logIn(alice)
  const { changes } = await ask({ mobile: '' })
  expect(changes[0]?.appliesAt).toBe('2026-03-29T17:00:00.000Z')
  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email).at(-1)?.text).toContain('29 mars 2026 à 19:00')
})

test('a mobile is kept as the world dials it, and may be removed', async () => {
  expect((await ask({ mobile: '06 12 34 56 78' })).changes).toMatchObject([
    { field: 'mobile', value: '+33612345678' },
  ])
  expect((await ask({ mobile: '' })).changes).toMatchObject([{ field: 'mobile', value: '' }])
  await applied()
  expect((await account()).mobile).toBeNull()
})

test('the same details, or written another way, ask for nothing', async () => {
  for (const typed of [
    {},
    { mobile: '0600000001' },
    { mobile: '+33 6 00 00 00 01' },
    { address: ` ${alice.address.replace('\n', '  \r\n')}\n\n` },
    { email: ` ${alice.email.replace('alize', 'ALIZE')} ` },
  ]) {
    expect((await ask(typed)).changes).toEqual([])
  }
  await ask({ mobile: '0612345678' })
  await ask({ mobile: '06.12.34.56.78' })
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(1)
})

test('a detail from before today’s rules may stay as it is', async () => {
  await portal.deps.database.write([
    { sql: 'UPDATE accounts SET mobile = ? WHERE siret = ?', args: ['02 96', alice.siret] },
  ])
  expect((await ask({ mobile: '02 96', address: '1 rue Neuve' })).changes).toHaveLength(1)
})

test('a change asked again replaces the former, whose links die', async () => {
  await ask({ address: 'first' })
  const [first] = await linksTo(alice.email)
  await ask({ address: 'second' })
  expect((await account()).changes).toMatchObject([{ field: 'address', value: 'second' }])
  expect((await portal.visitor().post('/api/changes', { token: first })).status).toBe(410)
  await applied()
  expect(await addressOf()).toBe('second')
})

test('a new e-mail address is applied 24 hours later, once confirmed, and ends every access', async () => {
  const other = await portal.logIn(alice)
  await ask({ email: ' Alice.Armor@Nouvelle-Boite.Example ', code: alice.code })
  expect((await account()).changes).toMatchObject([
    { value: 'Alice.Armor@nouvelle-boite.example', awaitsConfirmation: true },
  ])
  await ask({ email: newEmail, code: alice.code })
  await applied()
  expect(await emailOf()).toBe(alice.email)

  const [link = ''] = await linksTo(newEmail)
  const stranger = portal.visitor()
  const link1 = { purpose: 'confirmation', field: 'email', value: newEmail }
  expect(await (await stranger.post('/api/changes/reading', { token: link })).json()).toMatchObject(
    link1,
  )
  expect(await (await stranger.post('/api/changes', { token: link })).json()).toMatchObject(link1)
  await applyDueChanges(portal.deps)
  expect(await emailOf()).toBe(newEmail)
  for (const access of [browser, other]) {
    expect((await access.get('/api/session')).status).toBe(401)
  }
  expect(await count('browsers')).toBe(0)
  expect((await mailsTo(alice.email)).at(-1)).toBe('Vos coordonnées ont changé')
  expect((await mailsTo(newEmail)).at(-1)).toBe('Vos coordonnées ont changé')
})

test('a new e-mail address confirmed at once still waits for its hour', async () => {
  await ask({ email: newEmail, code: alice.code })
  const [link = ''] = await linksTo(newEmail)
  expect((await portal.visitor().post('/api/changes', { token: link })).status).toBe(200)
  expect((await account()).changes).toMatchObject([{ awaitsConfirmation: false }])
  await applyDueChanges(portal.deps)
  expect(await emailOf()).toBe(alice.email)
  await applied()
  expect(await emailOf()).toBe(newEmail)
})

test('an address that nobody confirms in 7 days is given up, and the present one is told', async () => {
  await ask({ email: newEmail, code: alice.code })
  const [link = ''] = await linksTo(newEmail)
  portal.clock.advance({ hours: 7 * 24 - 1, minutes: 59, seconds: 59 })
  await applyDueChanges(portal.deps)
  const late = portal.visitor()
  expect((await late.post('/api/changes/reading', { token: link })).status).toBe(200)
  portal.clock.advance({ seconds: 1 })
  expect((await late.post('/api/changes/reading', { token: link })).status).toBe(410)
  expect((await late.post('/api/changes', { token: link })).status).toBe(410)
  await applyDueChanges(portal.deps)
  await applyDueChanges(portal.deps)
  expect((await mailsTo(alice.email)).slice(1)).toEqual([
    'Votre adresse e-mail n’a pas été changée',
  ])
  expect(await states()).toEqual(['expired'])
})

test('the code is asked to change the e-mail, and for nothing else', async () => {
  expect(await refusal({ email: newEmail })).toEqual({
    code: 'Indiquez votre mot de passe actuel.',
  })
  expect(await refusal({ email: newEmail, code: '12345' })).toEqual({
    code: 'Le mot de passe est composé de 6 chiffres.',
  })
  expect(await refusal({ email: newEmail, code: '000000' })).toEqual({
    code: expect.stringContaining('Mot de passe erroné') as string,
  })
  expect((await ask({ address: 'x', mobile: '', code: 'no code' })).changes).toHaveLength(2)
  expect(await states()).toEqual(['pending', 'pending'])
})

test('wrong codes count as tries of this browser, and block it', async () => {
  const wrong = { ...details, email: newEmail, code: '000000' }
  for (let tries = 0; tries < 3; tries++) await browser.post('/api/account/changes', wrong)
  const answer = await browser.post('/api/account/changes', {
    ...details,
    email: newEmail,
    code: alice.code,
  })
  expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
    403,
    'blocked',
  ])
})

test('every fault is told at once, and then no code is tried', async () => {
  const typed = { email: 'a@x.fr, b@y.fr', mobile: '02 96 12 34 56', address: ' \n ', code: '' }
  expect(Object.keys(await refusal(typed))).toEqual(['email', 'mobile', 'address', 'code'])
  expect(Object.keys(await refusal({ ...typed, code: '000000' }))).toEqual([
    'email',
    'mobile',
    'address',
  ])
  const [row] = await portal.deps.database.read('SELECT failed FROM browsers')
  expect(row?.['failed']).toBe(0)
  await portal.deliver()
  expect(portal.mailbox.mails).toEqual([])
})

test.each([
  ['email', ''],
  ['email', 'é'.repeat(300)],
  ['email', 'a@x.fr, b@y.fr'],
  ['email', 'a@x.fr\nBcc: b@y.fr'],
  ['email', 'a@x.fr\r\nb@y.fr'],
  ['email', '"<b>"@x.fr'],
  ['email', 'Alice <a@x.fr>'],
  ['email', '😀@x.fr'],
  ['email', null],
  ['email', ['a@x.fr']],
  ['email', undefined],
  ['mobile', '😀'],
  ['mobile', '٠٦١٢٣٤٥٦٧٨'],
  ['mobile', '0612345678, 0612345679'],
  ['mobile', '<b>0612345678</b>'],
  ['mobile', '1'.repeat(60_000)],
  ['mobile', 612345678],
  ['mobile', null],
  ['address', ''],
  ['address', 'x'.repeat(401)],
  ['address', Array(7).fill('x').join('\n')],
  ['address', 'a\u0000b'],
  ['address', 'a\u202eb'],
  ['address', '\ud800'],
  ['address', { $ne: '' }],
  ['code', 123456],
])('in %s, %o gets one French sentence', async (field, value) => {
  const answer = await browser.post('/api/account/changes', {
    ...details,
    code: alice.code,
    [field]: value,
  })
  expect(answer.status).toBe(422)
  const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] }
  expect(errors).toEqual([
    { field, message: expect.stringMatching(/^(?:Indique|L’adresse).*[.]$/) as string },
  ])
  expect(await states()).toEqual([])
})

test('an address of six lines, with accents and an emoji, is kept as typed', async () => {
  const address = 'Ωmega & <b>Fils</b>\nBât. 3\nÉtage 2\nchez 😀\n1 rue\n29000 Port'
  expect((await ask({ address })).changes).toMatchObject([{ value: address }])
})

test('what else a body holds changes nothing', async () => {
  await ask({ siret: bob.siret, holder: 'x', account_id: 'x', state: 'applied' })
  expect(await states()).toEqual([])
  expect(await account()).toMatchObject({ siret: alice.siret, holder: alice.holder })
})

test('the mail to the present address shows the new one masked, and its link cancels', async () => {
  await ask({ email: newEmail, mobile: '0612345678', code: alice.code })
  await portal.deliver()
  const [mail] = portal.mailbox.mailsTo(alice.email)
  expect(mail?.text).toContain('al•••@nouvelle-boite.example')
  expect(`${mail?.text ?? ''}${String(mail?.html)}`).not.toMatch(/alice\.armor@|612345678|12 34 56/)
  const tokens = await linksTo(alice.email)
  expect(tokens).toHaveLength(2)
  const read = await portal.visitor().post('/api/changes/reading', { token: tokens[0] })
  expect(await read.json()).toMatchObject({
    purpose: 'cancellation',
    value: 'al•••@nouvelle-boite.example',
  })
  for (const token of tokens) {
    expect((await portal.visitor().post('/api/changes', { token })).status).toBe(200)
  }
  expect(await states()).toEqual(['cancelled', 'cancelled'])
  const [confirmation = ''] = await linksTo(newEmail)
  expect((await portal.visitor().post('/api/changes', { token: confirmation })).status).toBe(410)
  await applied()
  expect(await account()).toMatchObject({ email: alice.email, mobile: alice.mobile })
})

test('looking at a link changes nothing, and no GET follows it', async () => {
  await ask({ address: 'x' })
  const [token = ''] = await linksTo(alice.email)
  for (let looks = 0; looks < 10; looks++) {
    expect((await portal.visitor().post('/api/changes/reading', { token })).status).toBe(200)
    expect((await portal.visitor().get(`/api/changes?token=${token}`)).status).toBe(404)
  }
  expect(await states()).toEqual(['pending'])
})

test.each(['confirmation', 'cancellation'])(
  'of 50 uses of a %s link, one works',
  async (purpose) => {
    await ask({ email: newEmail, code: alice.code })
    const [token] = await linksTo(purpose === 'confirmation' ? newEmail : alice.email)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => portal.visitor().post('/api/changes', { token })),
    )
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b)
    expect(statuses).toEqual([200, ...Array<number>(49).fill(410)])
    expect(await count('journal', `event IN ('change-confirmed', 'change-cancelled')`)).toBe(1)
  },
)

test('an applied change cannot be cancelled any more', async () => {
  await ask({ address: 'x' })
  const [token = ''] = await linksTo(alice.email)
  const id = (await account()).changes[0]?.id ?? ''
  await applied()
  expect((await portal.visitor().post('/api/changes', { token })).status).toBe(410)
  browser = await portal.logIn(alice)
  expect((await browser.post(`/api/account/changes/${id}/cancellation`)).status).toBe(404)
})

test.each([undefined, null, 5, '', 'x'.repeat(201), '😀', '<b>'])(
  'a link of %o is no link',
  async (token) => {
    for (const path of ['/api/changes', '/api/changes/reading']) {
      const answer = await portal.visitor().post(path, { token })
      expect([410, 422]).toContain(answer.status)
      expect(await answer.text()).toContain('lien')
    }
  },
)

test('the holder cancels a change; nobody else can, as if it did not exist', async () => {
  const [change] = (await ask({ address: 'x' })).changes
  for (const person of [bob, charlie]) {
    const stranger = await portal.logIn(person)
    const foreign = await stranger.post(`/api/account/changes/${change?.id ?? ''}/cancellation`)
    const unknown = await stranger.post('/api/account/changes/AAAAAAAAAAAAAAAAAAAAAA/cancellation')
    expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()])
  }
  expect(await states()).toEqual(['pending'])
  const answer = await browser.post(`/api/account/changes/${change?.id ?? ''}/cancellation`)
  expect(accountSchema.parse(await answer.json()).changes).toEqual([])
  expect(await mailsTo(alice.email)).toContain('Changement de vos coordonnées annulé')
})

test('ten changes a day, however many are asked at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, rank) =>
      browser.post('/api/account/changes', {
        ...details,
        email: `box${String(rank)}@x.example`,
        code: alice.code,
      }),
    ),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(10)
  expect(statuses.filter((status) => status === 429)).toHaveLength(20)
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(20)
  expect((await account()).changes).toHaveLength(1)
  portal.clock.advance({ hours: 24 })
  browser = await portal.logIn(alice)
  expect((await ask({ address: 'tomorrow' })).changes.length).toBeGreaterThan(0)
})

test('nobody asks without being signed in', async () => {
  expect((await portal.visitor().post('/api/account/changes', details)).status).toBe(401)
  expect((await portal.visitor().get('/api/account')).status).toBe(401)
})

test('neither a link nor what was typed is in a log or in the journal', async () => {
  await ask({ email: newEmail, mobile: '0612345678', address: 'rue secrète', code: alice.code })
  const tokens = [...(await linksTo(alice.email)), ...(await linksTo(newEmail))]
  for (const token of tokens) await portal.visitor().post('/api/changes', { token })
  const written = JSON.stringify([
    portal.logged,
    await portal.deps.database.read('SELECT * FROM journal'),
  ])
  for (const secret of [...tokens, newEmail, '612345678', 'rue secrète', alice.code]) {
    expect(written).not.toContain(secret)
  }
  const kept = JSON.stringify(await portal.deps.database.read('SELECT * FROM contact_changes'))
  for (const token of tokens) expect(kept).not.toContain(token)
})

async function ask(changes: Partial<typeof details> | object): Promise<Account> {
  const answer = await browser.post('/api/account/changes', { ...details, ...changes })
  expect(answer.status).toBe(200)
  return accountSchema.parse(await answer.json())
}

async function refusal(changes: Partial<typeof details>): Promise<Record<string, string>> {
  const answer = await browser.post('/api/account/changes', { ...details, ...changes })
  expect(answer.status).toBe(422)
  const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] }
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]))
}

async function account(): Promise<Account> {
  const answer = await browser.get('/api/account')
  if (answer.status === 401) browser = await portal.logIn(alice)
  return accountSchema.parse(await (await browser.get('/api/account')).json())
}

/** A day and the job later. */
async function applied(): Promise<void> {
  portal.clock.advance({ hours: 24 })
  await applyDueChanges(portal.deps)
}

async function mailsTo(address: string): Promise<(string | undefined)[]> {
  await portal.deliver()
  return portal.mailbox.mailsTo(address).map(({ subject }) => subject)
}

/** The secrets of the links in the latest mail that has one. */
async function linksTo(address: string): Promise<string[]> {
  await portal.deliver()
  const mails = portal.mailbox.mailsTo(address)
  const found = mails.map(({ text }) => [
    ...(text ?? '').matchAll(/^http:\/\/localhost:4321\/connexion\/changement\?cle=([\w-]{43})$/gm),
  ])
  return (found.findLast((links) => links.length > 0) ?? []).map(([, token = '']) => token)
}

async function states(): Promise<unknown[]> {
  const rows = await portal.deps.database.read('SELECT state FROM contact_changes')
  return rows.map(({ state }) => state)
}

async function emailOf(): Promise<unknown> {
  return (await row())?.['email']
}

async function addressOf(): Promise<unknown> {
  return (await row())?.['address']
}

async function row() {
  const rows = await portal.deps.database.read(
    'SELECT email, address FROM accounts WHERE siret = ?',
    [alice.siret],
  )
  return rows[0]
}

async function count(table: string, where = '1 = 1'): Promise<unknown> {
  const rows = await portal.deps.database.read(
    `SELECT COUNT(*) AS total FROM ${table} WHERE ${where}`,
  )
  return rows[0]?.['total']
}
