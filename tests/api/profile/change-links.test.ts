import { accountSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, bob, charlie } from '../../support/cast.ts'
import { newEmail, openHolder, type Holder } from '../../support/holder.ts'
let holder: Holder

beforeEach(async () => {
  holder = await openHolder()
})
afterEach(() => holder.portal.close())

test('the mail to the present address shows the new one masked, and its link cancels', async () => {
  await holder.ask({ email: newEmail, mobile: '0612345678', code: alice.code })
  await holder.portal.deliver()
  const [mail] = holder.portal.mailbox.mailsTo(alice.email)
  expect(mail?.text).toContain('al•••@nouvelle-boite.example')
  expect(`${mail?.text ?? ''}${String(mail?.html)}`).not.toMatch(/alice\.armor@|612345678|12 34 56/)
  const tokens = await holder.linksTo(alice.email)
  expect(tokens).toHaveLength(2)
  const read = await holder.follow(tokens[0], '/api/changes/reading')
  expect(await read.json()).toMatchObject({
    purpose: 'cancellation',
    value: 'al•••@nouvelle-boite.example',
  })
  for (const token of tokens) {
    expect((await holder.follow(token)).status).toBe(200)
  }
  expect(await holder.states()).toEqual(['cancelled', 'cancelled'])
  const [confirmation = ''] = await holder.linksTo(newEmail)
  expect((await holder.follow(confirmation)).status).toBe(410)
  await holder.dayLater()
  expect(await holder.account()).toMatchObject({ email: alice.email, mobile: alice.mobile })
})

test('looking at a link changes nothing, and no GET follows it', async () => {
  await holder.ask({ address: 'x' })
  const [token = ''] = await holder.linksTo(alice.email)
  for (let looks = 0; looks < 10; looks++) {
    expect((await holder.follow(token, '/api/changes/reading')).status).toBe(200)
    expect((await holder.portal.visitor().get(`/api/changes?token=${token}`)).status).toBe(404)
  }
  expect(await holder.states()).toEqual(['pending'])
})

test.each(['confirmation', 'cancellation'])(
  'of 50 uses of a %s link, one works',
  async (purpose) => {
    await holder.ask({ email: newEmail, code: alice.code })
    const [token] = await holder.linksTo(purpose === 'confirmation' ? newEmail : alice.email)
    const answers = await Promise.all(Array.from({ length: 50 }, () => holder.follow(token)))
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b)
    expect(statuses).toEqual([200, ...Array<number>(49).fill(410)])
    const done = await holder.portal.deps.database.read(
      `SELECT 1 FROM journal WHERE event IN ('change-confirmed', 'change-cancelled')`,
    )
    expect(done).toHaveLength(1)
  },
)

test.each([undefined, null, 5, '', 'x'.repeat(201), '😀', '<b>'])(
  'a link of %o is no link',
  async (token) => {
    for (const path of ['/api/changes', '/api/changes/reading']) {
      const answer = await holder.portal.visitor().post(path, { token })
      expect([410, 422]).toContain(answer.status)
      expect(await answer.text()).toContain('lien')
    }
  },
)

test('the holder cancels a change; nobody else can, as if it did not exist', async () => {
  const [change] = (await holder.ask({ address: 'x' })).changes
  for (const person of [bob, charlie]) {
    const stranger = await holder.portal.logIn(person)
    const foreign = await stranger.post(`/api/account/changes/${change?.id ?? ''}/cancellation`)
    const unknown = await stranger.post('/api/account/changes/AAAAAAAAAAAAAAAAAAAAAA/cancellation')
    expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()])
  }
  expect(await holder.states()).toEqual(['pending'])
  const answer = await holder.browser.post(`/api/account/changes/${change?.id ?? ''}/cancellation`)
  expect(accountSchema.parse(await answer.json()).changes).toEqual([])
  expect(await holder.mailsTo(alice.email)).toContain('Changement de vos coordonnées annulé')
})

test('neither a link nor what was typed is in a log or in the journal', async () => {
  await holder.ask({
    email: newEmail,
    mobile: '0612345678',
    address: 'rue secrète',
    code: alice.code,
  })
  const tokens = [...(await holder.linksTo(alice.email)), ...(await holder.linksTo(newEmail))]
  for (const token of tokens) await holder.follow(token)
  const written = JSON.stringify([
    holder.portal.logged,
    await holder.portal.deps.database.read('SELECT * FROM journal'),
  ])
  for (const secret of [...tokens, newEmail, '612345678', 'rue secrète', alice.code]) {
    expect(written).not.toContain(secret)
  }
  const kept = JSON.stringify(
    await holder.portal.deps.database.read('SELECT * FROM contact_changes'),
  )
  for (const token of tokens) expect(kept).not.toContain(token)
})
