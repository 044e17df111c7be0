import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyDueChanges } from '../../../api/src/profile/apply-changes.ts'
import { alice } from '../../support/cast.ts'
import { newEmail, openHolder, type Holder } from '../../support/holder.ts'
let holder: Holder

beforeEach(async () => {
  holder = await openHolder()
})
afterEach(() => holder.portal.close())

test('a new address for letters waits for 24 hours, then counts', async () => {
  const address = '9 quai Neuf\r\n29000 Port-Fictif'
  const account = await holder.ask({ address })
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
  holder.portal.clock.advance({ hours: 23, minutes: 59, seconds: 59 })
  await applyDueChanges(holder.portal.deps)
  expect((await holder.row())['address']).toBeNull()
  holder.portal.clock.advance({ seconds: 1 })
  await applyDueChanges(holder.portal.deps)
  expect((await holder.row())['address']).toBe('9 quai Neuf\n29000 Port-Fictif')
  expect(await holder.mailsTo(alice.email)).toEqual([
    'Demande de changement de vos coordonnées',
    'Vos coordonnées ont changé',
  ])
})

test('24 hours are 24 hours when the clocks change', async () => {
  holder.portal.clock.advance({ hours: 26 * 24 + 8 })
  expect(holder.portal.clock.now().toISOString()).toBe('2026-03-28T17:00:00.000Z')
  await holder.signIn()
  const { changes } = await holder.ask({ mobile: '' })
  expect(changes[0]?.appliesAt).toBe('2026-03-29T17:00:00.000Z')
  await holder.portal.deliver()
  expect(holder.portal.mailbox.mailsTo(alice.email).at(-1)?.text).toContain('29 mars 2026 à 19:00')
})

test('a change asked again replaces the former, whose links die', async () => {
  await holder.ask({ address: 'first' })
  const [first] = await holder.linksTo(alice.email)
  await holder.ask({ address: 'second' })
  expect((await holder.account()).changes).toMatchObject([{ field: 'address', value: 'second' }])
  expect((await holder.follow(first)).status).toBe(410)
  await holder.dayLater()
  expect((await holder.row())['address']).toBe('second')
})

test('a new e-mail address is applied 24 hours later, once confirmed, and ends every access', async () => {
  const other = await holder.portal.logIn(alice)
  await holder.ask({ email: ' Alice.Armor@Nouvelle-Boite.Example ', code: alice.code })
  expect((await holder.account()).changes).toMatchObject([
    { value: 'Alice.Armor@nouvelle-boite.example', awaitsConfirmation: true },
  ])
  await holder.ask({ email: newEmail, code: alice.code })
  await holder.dayLater()
  expect((await holder.row())['email']).toBe(alice.email)

  const [link = ''] = await holder.linksTo(newEmail)
  const stranger = holder.portal.visitor()
  const link1 = { purpose: 'confirmation', field: 'email', value: newEmail }
  expect(await (await stranger.post('/api/changes/reading', { token: link })).json()).toMatchObject(
    link1,
  )
  expect(await (await stranger.post('/api/changes', { token: link })).json()).toMatchObject(link1)
  await applyDueChanges(holder.portal.deps)
  expect((await holder.row())['email']).toBe(newEmail)
  for (const access of [holder.browser, other]) {
    expect((await access.get('/api/session')).status).toBe(401)
  }
  expect(await holder.portal.deps.database.read('SELECT 1 FROM browsers')).toEqual([])
  expect((await holder.mailsTo(alice.email)).at(-1)).toBe('Vos coordonnées ont changé')
  expect((await holder.mailsTo(newEmail)).at(-1)).toBe('Vos coordonnées ont changé')
})

test('a new e-mail address confirmed at once still waits for its hour', async () => {
  await holder.ask({ email: newEmail, code: alice.code })
  const [link = ''] = await holder.linksTo(newEmail)
  expect((await holder.follow(link)).status).toBe(200)
  expect((await holder.account()).changes).toMatchObject([{ awaitsConfirmation: false }])
  await applyDueChanges(holder.portal.deps)
  expect((await holder.row())['email']).toBe(alice.email)
  await holder.dayLater()
  expect((await holder.row())['email']).toBe(newEmail)
})

test('an address that nobody confirms in 7 days is given up, and the present one is told', async () => {
  await holder.ask({ email: newEmail, code: alice.code })
  const [link = ''] = await holder.linksTo(newEmail)
  holder.portal.clock.advance({ hours: 7 * 24 - 1, minutes: 59, seconds: 59 })
  await applyDueChanges(holder.portal.deps)
  const late = holder.portal.visitor()
  expect((await late.post('/api/changes/reading', { token: link })).status).toBe(200)
  holder.portal.clock.advance({ seconds: 1 })
  expect((await late.post('/api/changes/reading', { token: link })).status).toBe(410)
  expect((await late.post('/api/changes', { token: link })).status).toBe(410)
  await applyDueChanges(holder.portal.deps)
  await applyDueChanges(holder.portal.deps)
  expect((await holder.mailsTo(alice.email)).slice(1)).toEqual([
    'Votre adresse e-mail n’a pas été changée',
  ])
  expect(await holder.states()).toEqual(['expired'])
})

test('an applied change cannot be cancelled any more', async () => {
  await holder.ask({ address: 'x' })
  const [token = ''] = await holder.linksTo(alice.email)
  const id = (await holder.account()).changes[0]?.id ?? ''
  await holder.dayLater()
  expect((await holder.follow(token)).status).toBe(410)
  await holder.signIn()
  expect((await holder.browser.post(`/api/account/changes/${id}/cancellation`)).status).toBe(404)
})

test('whoever wants text messages about security gets one for each step', async () => {
  await holder.browser.post('/api/account/notifications', {
    choices: [{ kind: 'security', channel: 'sms', accepted: true }],
  })
  await holder.ask({ address: 'x' })
  const code = { old: alice.code, code: '739204', codeAgain: '739204' }
  expect((await holder.browser.post('/api/account/code', code)).status).toBe(200)
  await holder.dayLater()
  const rows = await holder.portal.deps.database.read(
    `SELECT recipient, text FROM outbox WHERE channel = 'sms' ORDER BY created_at, rowid`,
  )
  expect(rows.map(({ recipient }) => recipient)).toEqual(Array(3).fill('+33600000001'))
  expect(rows.map(({ text }) => text)).toEqual([
    expect.stringContaining('un changement de vos coordonnées est demandé') as string,
    expect.stringContaining('le mot de passe de votre espace a été modifié') as string,
    expect.stringContaining('vos coordonnées ont changé') as string,
  ])
})
