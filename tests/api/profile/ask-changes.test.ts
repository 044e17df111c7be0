import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, bob } from '../../support/cast.ts'
import { details, newEmail, openHolder, type Holder } from '../../support/holder.ts'
let holder: Holder

beforeEach(async () => {
  holder = await openHolder()
})
afterEach(() => holder.portal.close())

test('a mobile is kept as the world dials it, and may be removed', async () => {
  expect((await holder.ask({ mobile: '06 12 34 56 78' })).changes).toMatchObject([
    { field: 'mobile', value: '+33612345678' },
  ])
  expect((await holder.ask({ mobile: '' })).changes).toMatchObject([{ field: 'mobile', value: '' }])
  await holder.dayLater()
  expect((await holder.account()).mobile).toBeNull()
})

test('the same details, or written another way, ask for nothing', async () => {
  for (const typed of [
    {},
    { mobile: '0600000001' },
    { mobile: '+33 6 00 00 00 01' },
    { address: ` ${alice.address.replace('\n', '  \r\n')}\n\n` },
    { email: ` ${alice.email.replace('alize', 'ALIZE')} ` },
  ]) {
    expect((await holder.ask(typed)).changes).toEqual([])
  }
  await holder.ask({ mobile: '0612345678' })
  await holder.ask({ mobile: '06.12.34.56.78' })
  await holder.portal.deliver()
  expect(holder.portal.mailbox.mails).toHaveLength(1)
})

test('a detail from before today’s rules may stay as it is', async () => {
  await holder.portal.deps.database.write([
    { sql: 'UPDATE accounts SET mobile = ? WHERE siret = ?', args: ['02 96', alice.siret] },
  ])
  expect((await holder.ask({ mobile: '02 96', address: '1 rue Neuve' })).changes).toHaveLength(1)
})

test('the code is asked to change the e-mail, and for nothing else', async () => {
  expect(await holder.refusal({ email: newEmail })).toEqual({
    code: 'Indiquez votre mot de passe actuel.',
  })
  expect(await holder.refusal({ email: newEmail, code: '12345' })).toEqual({
    code: 'Le mot de passe est composé de 6 chiffres.',
  })
  expect(await holder.refusal({ email: newEmail, code: '000000' })).toEqual({
    code: expect.stringContaining('Mot de passe erroné') as string,
  })
  expect((await holder.ask({ address: 'x', mobile: '', code: 'no code' })).changes).toHaveLength(2)
  expect(await holder.states()).toEqual(['pending', 'pending'])
})

test('wrong codes count as tries of this browser, and block it', async () => {
  const wrong = { ...details, email: newEmail, code: '000000' }
  for (let tries = 0; tries < 3; tries++) await holder.browser.post('/api/account/changes', wrong)
  const answer = await holder.browser.post('/api/account/changes', {
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
  expect(Object.keys(await holder.refusal(typed))).toEqual(['email', 'mobile', 'address', 'code'])
  expect(Object.keys(await holder.refusal({ ...typed, code: '000000' }))).toEqual([
    'email',
    'mobile',
    'address',
  ])
  const [row] = await holder.portal.deps.database.read('SELECT failed FROM browsers')
  expect(row?.['failed']).toBe(0)
  await holder.portal.deliver()
  expect(holder.portal.mailbox.mails).toEqual([])
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
  const answer = await holder.browser.post('/api/account/changes', {
    ...details,
    code: alice.code,
    [field]: value,
  })
  expect(answer.status).toBe(422)
  const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] }
  expect(errors).toEqual([
    { field, message: expect.stringMatching(/^(?:Indique|L’adresse).*[.]$/) as string },
  ])
  expect(await holder.states()).toEqual([])
})

test('an address of six lines, with accents and an emoji, is kept as typed', async () => {
  const address = 'Ωmega & <b>Fils</b>\nBât. 3\nÉtage 2\nchez 😀\n1 rue\n29000 Port'
  expect((await holder.ask({ address })).changes).toMatchObject([{ value: address }])
})

test('what else a body holds changes nothing', async () => {
  await holder.ask({ siret: bob.siret, holder: 'x', account_id: 'x', state: 'applied' })
  expect(await holder.states()).toEqual([])
  expect(await holder.account()).toMatchObject({ siret: alice.siret, holder: alice.holder })
})

test('ten changes a day, however many are asked at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, rank) =>
      holder.browser.post('/api/account/changes', {
        ...details,
        email: `box${String(rank)}@x.example`,
        code: alice.code,
      }),
    ),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(10)
  expect(statuses.filter((status) => status === 429)).toHaveLength(20)
  await holder.portal.deliver()
  expect(holder.portal.mailbox.mails).toHaveLength(20)
  expect((await holder.account()).changes).toHaveLength(1)
  holder.portal.clock.advance({ hours: 24 })
  await holder.signIn()
  expect((await holder.ask({ address: 'tomorrow' })).changes.length).toBeGreaterThan(0)
})

test('nobody asks without being signed in', async () => {
  expect((await holder.portal.visitor().post('/api/account/changes', details)).status).toBe(401)
  expect((await holder.portal.visitor().get('/api/account')).status).toBe(401)
})
