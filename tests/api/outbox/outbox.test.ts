import { afterEach, beforeEach, expect, test } from 'vitest'
import { queueMail, startOutbox, wakeOutbox } from '../../../api/src/outbox/index.ts'
import { claimMails } from '../../../api/src/outbox/store.ts'
import { openMailbox } from '../../support/mailbox.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('a queued mail arrives, as text and as HTML', async () => {
  await queue({ dedupe: 'a' })
  await portal.deliver()
  const [mail] = portal.mailbox.mails
  expect(mail?.recipients).toEqual(['someone@x.example'])
  expect(mail?.from?.text).toBe('"Espace personnel Enim" <ne-pas-repondre@enim.example>')
  expect(mail?.subject).toBe('Sujet a')
  expect(mail?.text).toContain('Bonjour & bienvenue <ici>,')
  expect(mail?.html).toContain('Bonjour &amp; bienvenue &lt;ici&gt;,')
  for (const form of [mail?.text, mail?.html]) {
    expect(form).toContain('Ne répondez pas à ce message')
    expect(form).toContain('REF-1')
    expect(form).toContain('http://localhost:4321/espace')
  }
})

test('the same reason twice is one mail', async () => {
  await queue({ dedupe: 'same' })
  await queue({ dedupe: 'same' })
  await Promise.all([portal.deliver(), portal.deliver()])
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(1)
})

test('the most urgent leaves first', async () => {
  await queue({ dedupe: 'bulk', priority: 'bulk' })
  await queue({ dedupe: 'normal' })
  await queue({ dedupe: 'urgent', priority: 'urgent' })
  const order: string[] = []
  const send = portal.deps.mailer.send.bind(portal.deps.mailer)
  portal.deps.mailer.send = (mail) => {
    order.push(mail.subject)
    return send(mail)
  }
  await portal.deliver()
  expect(order).toEqual(['Sujet urgent', 'Sujet normal', 'Sujet bulk'])
})

test('a mail refused for good is dead at once', async () => {
  portal.mailbox.mood = { kind: 'answers', code: 550 }
  await queue({ dedupe: 'a' })
  await portal.deliver()
  expect(await states()).toEqual([{ state: 'dead', tries: 1, last_failure: 'SMTP 550' }])
  expect(portal.logged).toContainEqual(expect.objectContaining({ msg: 'mail dead', level: 50 }))
})

test('a mail refused for now is tried again later and later, with the same Message-ID', async () => {
  portal.mailbox.mood = { kind: 'answers', code: 451 }
  await queue({ dedupe: 'a' })
  await portal.deliver()
  for (const seconds of [30, 60, 120, 240]) {
    portal.clock.advance({ seconds: seconds - 1 })
    const before = await states()
    await portal.deliver()
    expect(await states()).toEqual(before)
    portal.clock.advance({ seconds: 1 })
    await portal.deliver()
  }
  expect(await states()).toEqual([{ state: 'waiting', tries: 5, last_failure: 'SMTP 451' }])
  portal.mailbox.mood = { kind: 'accepts' }
  portal.clock.advance({ hours: 1 })
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(1)
  const [row] = await portal.deps.database.read('SELECT id FROM outbox')
  expect(portal.mailbox.mails[0]?.messageId).toBe(`<${row?.id as string}@enim.example>`)
})

test('a server that is down for hours delays mails and loses none', async () => {
  const port = Number(new URL(portal.mailbox.url).port)
  await portal.mailbox.close()
  for (const dedupe of ['a', 'b', 'c']) await queue({ dedupe })
  for (let hour = 0; hour < 48; hour++) {
    await portal.deliver()
    portal.clock.advance({ hours: 1 })
  }
  portal.mailbox = await openMailbox(port)
  portal.clock.advance({ hours: 6 })
  await portal.deliver()
  expect(portal.mailbox.mails.map(({ subject }) => subject).sort()).toEqual([
    'Sujet a',
    'Sujet b',
    'Sujet c',
  ])
})

test('after 72 hours of trying a mail is dead', async () => {
  portal.mailbox.mood = { kind: 'answers', code: 421 }
  await queue({ dedupe: 'a' })
  for (let hour = 0; hour <= 78; hour++) {
    await portal.deliver()
    portal.clock.advance({ hours: 1 })
  }
  expect(await states()).toMatchObject([{ state: 'dead' }])
})

test('a mail that a dead worker had claimed leaves when its lease ends', async () => {
  await queue({ dedupe: 'a' })
  await claimMails(portal.deps, { priority: 1, count: 10, leaseMs: 120_000 })
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(0)
  portal.clock.advance({ minutes: 2 })
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(1)
})

test('two workers at once send each mail once', async () => {
  for (let n = 0; n < 40; n++) await queue({ dedupe: String(n) })
  await Promise.all([portal.deliver(), portal.deliver()])
  expect(portal.mailbox.mails).toHaveLength(40)
  expect(new Set(portal.mailbox.mails.map(({ subject }) => subject)).size).toBe(40)
})

test('a connection lost after the data may give the mail twice, under one Message-ID', async () => {
  portal.mailbox.mood = { kind: 'drops' }
  await queue({ dedupe: 'a' })
  await portal.deliver()
  portal.mailbox.mood = { kind: 'accepts' }
  portal.clock.advance({ minutes: 1 })
  await portal.deliver()
  expect(new Set(portal.mailbox.mails.map(({ messageId }) => messageId)).size).toBe(1)
  expect(await states()).toMatchObject([{ state: 'sent' }])
})

test('once sent, the words of a mail are no longer kept', async () => {
  await queue({ dedupe: 'a' })
  await portal.deliver()
  const [row] = await portal.deps.database.read('SELECT text, html FROM outbox')
  expect(row).toEqual({ text: '', html: '' })
})

test.each([
  'a@x.example, evil@evil.example',
  'a@x.example\r\nRCPT TO:<evil@evil.example>',
  'Somebody <a@x.example>',
  'a@x.example>',
  '',
])('« %s » is no address: nobody gets the mail', async (to) => {
  await queue({ dedupe: 'a', to })
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(0)
  expect(await states()).toMatchObject([{ state: 'dead' }])
})

test('a line break in a subject adds no header and no recipient', async () => {
  await portal.deps.database.write([
    queueMail(portal.deps, {
      to: 'someone@x.example',
      letter: { subject: 'Objet\r\nBcc: evil@evil.example', paragraphs: [] },
      dedupe: 'a',
    }),
  ])
  await portal.deliver()
  expect(portal.mailbox.mails[0]?.recipients).toEqual(['someone@x.example'])
  expect(portal.mailbox.mails[0]?.headers.has('bcc')).toBe(false)
})

test('the worker sends within a second of being woken, and stops when told', async () => {
  const worker = startOutbox(portal.deps)
  await queue({ dedupe: 'a' })
  const start = performance.now()
  wakeOutbox(portal.deps)
  await expect.poll(() => portal.mailbox.mails, { interval: 10 }).toHaveLength(1)
  expect(performance.now() - start).toBeLessThan(1_000)
  await worker.stop()
  await queue({ dedupe: 'b' })
  wakeOutbox(portal.deps)
  await worker.stop()
  expect(await states()).toMatchObject([{ state: 'sent' }, { state: 'waiting', tries: 0 }])
})

test('told to stop it finishes what it holds, and leaves the many others', async () => {
  for (let rank = 0; rank < 100; rank++) await queue({ dedupe: String(rank) })
  const worker = startOutbox(portal.deps)
  await expect.poll(() => portal.mailbox.mails.length, { interval: 1 }).toBeGreaterThan(0)
  await worker.stop()
  const left = (await states()).filter(({ state }) => state === 'waiting')
  expect(left.length).toBeGreaterThanOrEqual(50)
  expect(portal.mailbox.mails).toHaveLength(100 - left.length)
})

async function queue(mail: {
  dedupe: string
  to?: string
  priority?: 'urgent' | 'normal' | 'bulk'
}): Promise<void> {
  const { dedupe, to = 'someone@x.example', priority = 'normal' } = mail
  const letter = {
    subject: `Sujet ${dedupe}`,
    paragraphs: [
      'Bonjour & bienvenue <ici>,',
      { facts: [['Référence', 'REF-1']] as const },
      { items: ['un', 'deux'] },
      { link: { label: 'Ouvrir', href: 'http://localhost:4321/espace' } },
    ],
  }
  await portal.deps.database.write([queueMail(portal.deps, { to, letter, dedupe, priority })])
}

function states() {
  return portal.deps.database.read('SELECT state, tries, last_failure FROM outbox ORDER BY rowid')
}
