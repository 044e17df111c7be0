import { expect, onTestFinished, test } from 'vitest'
import { forgeHosts, strangeLinks } from '../../attacks/host-headers.ts'
import { hostileAddresses, injectRecipients } from '../../attacks/hostile-addresses.ts'
import { floodAccount, floodAccounts } from '../../attacks/mail-flood.ts'
import { insertHolders } from '../../support/holders.ts'
import { openProcesses } from './processes.ts'

test('whatever the host that a request claims, links lead to the portal alone', async () => {
  const { tried, mailed, faults, visits } = await forgeHosts(221)
  expect({ tried, faults, visits }).toEqual({ tried: 221, faults: [], visits: 0 })
  expect(mailed).toBeGreaterThan(150)
})

test('a link that leads elsewhere is seen', () => {
  const links = 'http://localhost:4321/x http://localhost:4321.evil/x http://localhost:4321@evil/'
  expect(strangeLinks(links)).toEqual([
    'http://localhost:4321.evil/x',
    'http://localhost:4321@evil/',
  ])
})

test('no string typed as an address reaches anybody but the one address that it is', async () => {
  expect(new Set(hostileAddresses(10_000)).size).toBe(10_000)
  const { tried, mailed, faults } = await injectRecipients(400)
  expect({ tried, faults }).toEqual({ tried: 400, faults: [] })
  expect(mailed).toBeLessThan(tried)
})

test('a day of asks at one account is five mails, from however many addresses', async () => {
  const { tried, mails } = await floodAccount(200)
  expect(tried).toBe(200)
  expect(mails).toBe(5)
})

test('one address writes to twenty accounts an hour at most', async () => {
  const { mails } = await floodAccounts(60)
  expect(mails).toBe(20)
})

test('no token, code or address of a mail is in what a process writes', async () => {
  const opened = await openProcesses()
  onTestFinished(() => opened.close())
  const api = await opened.start()
  const [holder] = await insertHolders(opened.deps, 1)
  if (!holder) throw new Error('unreachable')
  const { siret, email } = holder
  await api.post('/api/resets', { siret, captcha: '', human: true })
  await expect.poll(() => opened.mailbox.mails.length, { timeout: 50_000 }).toBe(1)
  const token = /\?cle=([\w-]{43})/.exec(opened.mailbox.mails[0]?.text ?? '')?.[1] ?? ''
  await api.post('/api/resets/reading', { token })
  await api.post(`/api/resets/reading?cle=${token}`, { token })
  await api.post(`/api/resets/${token}`, { token })
  await api.post('/api/resets/redemption', { token, code: '111111', codeAgain: '111111' })
  await api.post('/api/resets/redemption', { token, code: '284719', codeAgain: '284719' })
  await api.post('/api/resets/redemption', { token, code: '739206', codeAgain: '739206' })
  await expect.poll(() => opened.mailbox.mails.length, { timeout: 50_000 }).toBe(2)
  api.child.process.kill('SIGTERM')
  await api.child.ended
  const written = [...api.child.lines, ...api.child.errors].join('\n')
  expect(written).toContain('mail sent')
  for (const secret of [token, '111111', '284719', '739206', email]) {
    expect(written).not.toContain(secret)
  }
}, 120_000)
