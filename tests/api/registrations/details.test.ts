import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { answer, begin, complete, details, dora, insertDora, problemOf } from './dora.ts'

let portal: TestApp
let browser: Browser
let id: string

beforeEach(async () => {
  portal = await createTestApp()
  await insertDora(portal.deps)
  browser = portal.visitor()
  const begun = await begin(browser)
  id = begun.id
  await answer(browser, begun)
})
afterEach(() => portal.close())

const send = (changes: object, headers = {}) =>
  browser.post('/api/registration/details', { ...details, id, ...changes }, headers)

const rule = 'Votre mot de passe doit être composé de 6 chiffres.'
const firstName = 'Indiquez votre prénom, en lettres : 40 caractères au plus.'
const lastName = 'Indiquez votre nom, en lettres : 40 caractères au plus.'
const email = 'Indiquez une seule adresse e-mail, par exemple nom@exemple.fr.'
const mobile =
  'Indiquez un numéro de téléphone mobile, par exemple 06 12 34 56 78 ou +262 692 12 34 56.'

test('every fault is told at once, one sentence beside each field', async () => {
  const refused = await send({
    firstName: '',
    lastName: '<script>',
    email: 'a@x.fr, b@y.fr',
    mobile: '01 23 45 67 89',
    code: '123456',
    codeAgain: '654321',
    notifications: 'oui',
    dataNotice: false,
  })
  const { status, type, errors } = await problemOf(refused)
  expect({ status, type }).toEqual({ status: 422, type: 'invalid-input' })
  expect(Object.fromEntries(errors.map(({ field, message }) => [field, message]))).toEqual({
    firstName,
    lastName,
    email,
    mobile,
    notifications: 'Cochez la case, ou laissez-la vide.',
    dataNotice:
      'Vous devez avoir lu comment vos données personnelles sont utilisées : lisez-le, puis cochez la case.',
    code: 'Ce mot de passe est trop facile à deviner : ses chiffres forment une suite. Choisissez-en un autre.',
    codeAgain: 'Les deux mots de passe ne sont pas identiques.',
  })
  expect(errors).toHaveLength(8)
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(0)
})

test('an empty form is refused field by field, and so is one full of other things', async () => {
  const empty = await problemOf(await browser.post('/api/registration/details', { id }))
  expect(empty.errors.map(({ field }) => field).sort()).toEqual(
    ['code', 'codeAgain', 'dataNotice', 'email', 'firstName', 'lastName', 'notifications'].sort(),
  )
  const things = Object.fromEntries(Object.keys(details).map((field) => [field, [{ x: 1 }]]))
  const { status, errors } = await problemOf(await send(things))
  expect(status).toBe(422)
  expect(errors.map(({ field }) => field).sort()).toEqual(Object.keys(details).sort())
  for (const { message } of errors) expect(message).toMatch(/^[A-ZÀ-Ý].*\.$/)
})

test.each([
  ['firstName', 'Иван', firstName],
  ['firstName', '🙂', firstName],
  ['firstName', 'A'.repeat(41), firstName],
  ['firstName', 'Dora\nBcc: x@x.fr', firstName],
  ['firstName', '-', firstName],
  ['lastName', 'x'.repeat(60_000), lastName],
  ['lastName', 'D0ra', lastName],
  ['lastName', 'Drague\u202e', lastName],
  ['email', 'dora@dragage', email],
  ['email', 'dora@x.fr\r\nBcc: y@y.fr', email],
  ['code', '83046', rule],
  ['code', '8304622', rule],
  ['code', '830 462', rule],
  ['code', '٨٣٠٤٦٢', rule],
  ['mobile', '+33 1 23 45 67 89', mobile],
])('%s: %j is refused', async (field, value, message) => {
  const { status, errors } = await problemOf(await send({ [field]: value }))
  expect(status).toBe(422)
  expect(errors.find((error) => error.field === field)?.message).toBe(message)
})

test('six digits of one’s own SIRET or mobile are refused', async () => {
  const owned = async (changes: object) => (await problemOf(await send(changes))).errors[0]?.message
  expect(await owned({ code: '123456', codeAgain: '123456' })).toContain('une suite')
  const digits = { mobile: '06 83 91 74 05', code: '839174', codeAgain: '839174' }
  expect(await owned(digits)).toContain('il se lit dans votre numéro de téléphone')
})

test.each([
  ['Anne-Lyse', 'L’Hostis de Kerguélen'],
  ['Ōé', "D'Ávila-Nuñez"],
  ['  Zoé  ', ' Le   Goff '],
])('%s %s is a name', async (given, family) => {
  expect((await send({ firstName: given, lastName: family })).status).toBe(200)
  const [row] = await portal.deps.database.read('SELECT holder FROM registrations')
  expect(row?.['holder']).toBe(`${given.trim()} ${family.trim().replace(/ +/g, ' ')}`)
})

test('names that are too long together are refused', async () => {
  const long = { firstName: 'A'.repeat(40), lastName: 'B'.repeat(40) }
  expect((await problemOf(await send(long))).errors).toEqual([
    { field: 'lastName', message: 'Le prénom et le nom comptent ensemble 80 caractères au plus.' },
  ])
})

test('the details are kept as they are used: E.164, domain in lower case, code hashed', async () => {
  await send({ email: ' Dora@DRAGAGE.example ', mobile: '0692 12 34 56', notifications: false })
  const [row] = await portal.deps.database.read('SELECT * FROM registrations')
  expect(row).toMatchObject({
    step: 'mail',
    holder: 'Dora Drague',
    email: 'Dora@dragage.example',
    mobile: '+262692123456',
    notifications: 0,
  })
  expect(row?.['code_hash']).toMatch(/^\$argon2id\$/)
  expect(JSON.stringify(row)).not.toContain(details.code)
})

test('unknown fields change nothing', async () => {
  await send({ siret: '90000000100017', step: 'question', holder: 'X', pepperId: 'x', failed: 9 })
  const [row] = await portal.deps.database.read('SELECT siret, holder FROM registrations')
  expect(row).toMatchObject({ siret: dora.siret, holder: 'Dora Drague' })
})

test('sent twice at the same time, the details are kept once and one mail leaves', async () => {
  const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await send({})).status))
  expect(statuses.sort()).toEqual([200, 409, 409, 409, 409])
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(1)
})

test('one address gets three confirmation mails within an hour, whichever SIRET they are for', async () => {
  await send({})
  const other = { ...dora, siret: '90000000600016' }
  await insertDora(portal.deps, other)
  await complete(portal, { siret: other.siret })
  await complete(portal, { changes: { email: 'DORA@dragage.example' } })
  const fourth = portal.visitor()
  const begun = await begin(fourth)
  await answer(fourth, begun)
  const again = () =>
    fourth.post('/api/registration/details', { ...details, id: begun.id }, from('198.51.100.7'))
  const refused = await again()
  expect(refused.headers.get('retry-after')).toBe('3600')
  expect(await problemOf(refused)).toMatchObject({
    status: 429,
    type: 'too-many',
    errors: [{ field: 'email', message: expect.stringContaining('Trois e-mails') as string }],
  })
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(3)
  portal.clock.advance({ hours: 1 })
  expect((await again()).status).toBe(200)
})

test('an address of the network causes ten confirmation mails an hour', async () => {
  for (let mails = 0; mails < 10; mails++) {
    await complete(portal, { changes: { email: `dora${String(mails)}@dragage.example` } })
  }
  expect((await send({ email: 'last@dragage.example' })).status).toBe(429)
  const elsewhere = await send({ email: 'last@dragage.example' }, from('198.51.100.7'))
  expect(elsewhere.status).toBe(200)
})

function from(address: string) {
  return { 'x-client-address': address }
}
