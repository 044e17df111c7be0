import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gatherLetters } from '../../../api/src/letters/gather.ts'
import { queueMail } from '../../../api/src/outbox/index.ts'
import { dkimRecord } from '../../../api/src/platform/dkim.ts'
import { createMailer, type Mail } from '../../../api/src/platform/mailer.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { openRawSink } from './support/raw-sink.ts'
import { verifyDkim } from '../../support/verify-dkim.ts'
import { entry, openLetterApp, subscribe, type LetterApp } from './support/letter-app.ts'

let portal: LetterApp

beforeEach(async () => {
  portal = await openLetterApp()
})
afterEach(() => portal.close())

/** Copies wait, none has left. */
async function gatherFor(...addresses: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const address of addresses) ids.push(await subscribe(portal, address))
  portal.clock.advance({ minutes: 1 })
  await portal.publish(entry('a'))
  portal.clock.advance({ minutes: 10 })
  await gatherLetters(portal.deps)
  return ids
}

async function states(): Promise<Record<string, unknown>[]> {
  const rows = await portal.deps.database.read(
    'SELECT state, tries, last_failure AS failure FROM letter_copies ORDER BY id',
  )
  return rows.map((row) => ({ ...row }))
}

test('a letter says who sends it, to which list, and how to leave in one click', async () => {
  portal.deps.settings.letters.replyTo = 'actu@enim.example'
  portal.deps.settings.letters.bounces = 'retours@enim.example'
  const sink = await openRawSink()
  portal.deps.letterMailer = createMailer({ url: sink.url, from: portal.deps.settings.mailFrom })
  const [id = ''] = await gatherFor('anne@x.example')
  await portal.round()
  const { raw, returnPath } = sink.mails[0] ?? { raw: '', returnPath: '' }
  const header = (name: string) =>
    new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\r\n\s*/g, ' ')
  expect(header('From')).toBe('Espace personnel Enim <ne-pas-repondre@enim.example>')
  expect(header('Reply-To')).toBe('actu@enim.example')
  expect(header('To')).toBe('anne@x.example')
  expect(header('List-Id')).toMatch(/<actu\.localhost>$/)
  expect(header('List-Unsubscribe')).toContain(
    `http://localhost:4321/api/subscriptions/leave?cle=${id}.`,
  )
  expect(header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
  expect(header('Date')).toBeTruthy()
  expect(header('Auto-Submitted')).toBeUndefined()
  expect(header('Precedence')).toBeUndefined()
  const [, copyId] = /^<([0-9a-f]{32})@enim\.example>$/.exec(header('Message-ID') ?? '') ?? []
  expect(returnPath).toBe(`retours+${copyId ?? ''}@enim.example`)
  portal.deps.letterMailer.close()
  await sink.close()
})

test('every letter is signed, and its way out and its sender cannot be changed', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const dkim = { domain: 'enim.example', selector: 'portail', key: privateKey }
  const sink = await openRawSink()
  const { mailFrom: from } = portal.deps.settings
  portal.deps.letterMailer = createMailer({ url: sink.url, from, dkim })
  await gatherFor('anne@x.example')
  await portal.round()
  const raw = sink.mails[0]?.raw ?? ''
  const record = dkimRecord(dkim)
  expect(verifyDkim(raw, record)).toEqual({ body: true, signature: true })
  for (const name of ['From', 'Subject', 'List-Unsubscribe', 'List-Unsubscribe-Post']) {
    const more = raw.replace(/^To:/m, `${name}: x\r\nTo:`)
    expect([name, verifyDkim(more, record).signature]).toEqual([name, false])
  }
  portal.deps.letterMailer.close()
  await sink.close()
})

test.each([
  ['left', 'DELETE FROM subscribers'],
  ['paused', 'UPDATE subscribers SET is_paused = 1'],
  ['stopped', 'UPDATE subscribers SET stopped_at = 1'],
])('whoever has %s meanwhile has no letter any more', async (_, sql) => {
  await gatherFor('anne@x.example')
  await portal.deps.database.write([{ sql, args: [] }])
  await portal.round()
  expect(portal.mailbox.mails).toEqual([])
  expect(await states()).toMatchObject([{ state: 'dropped' }])
})

test('a news that is taken back while its letters wait does not leave', async () => {
  await gatherFor('anne@x.example', 'marc@x.example')
  await portal.publish()
  await portal.round()
  expect(portal.mailbox.mails).toEqual([])
  await portal.publish(entry('a', { title: 'Corrigée' }))
  portal.clock.advance({ minutes: 10 })
  await portal.round()
  expect(portal.subjectsTo('anne@x.example')).toEqual(['Corrigée'])
  expect(portal.subjectsTo('marc@x.example')).toEqual(['Corrigée'])
})

test('taken back while a server delays it, it does not leave either', async () => {
  portal.mailbox.mood = { kind: 'answers', code: 451 }
  await gatherFor('anne@x.example')
  await portal.round()
  portal.mailbox.mood = { kind: 'accepts' }
  await portal.publish()
  portal.clock.advance({ minutes: 5 })
  await portal.round()
  expect(portal.mailbox.mails).toEqual([])
  expect(await states()).toMatchObject([{ state: 'dropped' }])
})

test('refused for now it is tried again, with the same Message-ID', async () => {
  portal.mailbox.mood = { kind: 'drops' }
  await gatherFor('anne@x.example')
  await portal.round()
  expect(await states()).toMatchObject([{ state: 'waiting', tries: 1 }])
  portal.mailbox.mood = { kind: 'accepts' }
  portal.clock.advance({ minutes: 1 })
  await portal.round()
  expect(await states()).toMatchObject([{ state: 'sent', tries: 2 }])
  expect(new Set(portal.mailbox.mails.map(({ messageId }) => messageId)).size).toBe(1)
})

test('a worker that dies gives its copies back; two at once send each copy once', async () => {
  await gatherFor(...Array.from({ length: 120 }, (_, n) => `n${String(n)}@x.example`))
  await Promise.all([portal.round(), portal.round()])
  expect(portal.mailbox.mails).toHaveLength(120)
  expect(new Set(portal.mailbox.mails.flatMap(({ recipients }) => recipients)).size).toBe(120)
})

test('codes and receipts that come meanwhile leave before the next letters', async () => {
  await gatherFor(...Array.from({ length: 200 }, (_, n) => `n${String(n)}@x.example`))
  const order: string[] = []
  const { mailer, letterMailer, database } = portal.deps
  const spy = (send: (mail: Mail) => ReturnType<typeof mailer.send>) => (mail: Mail) => {
    order.push(mail.subject)
    return send(mail)
  }
  mailer.send = spy(mailer.send.bind(mailer))
  letterMailer.send = spy(letterMailer.send.bind(letterMailer))
  const sending = portal.round()
  await expect.poll(() => order.length).toBeGreaterThan(0)
  const letter = { subject: 'Code', paragraphs: [] }
  await database.write([
    queueMail(portal.deps, { to: 'x@x.example', letter, dedupe: 'c', priority: 'urgent' }),
  ])
  await sending
  expect(order).toContain('Code')
  expect(order.indexOf('Code')).toBeLessThan(160)
})

test('every statement finds its rows by an index', async () => {
  const recorded = recordStatements(portal.deps.database)
  await gatherFor('anne@x.example')
  portal.mailbox.mood = { kind: 'answers', code: 550 }
  await portal.round()
  await portal.publish()
  const { letterJobs } = await import('../../../api/src/letters/index.ts')
  for (const job of letterJobs(portal.deps)) await job.run()
  const key = { authorization: `Bearer ${portal.deps.settings.cms.key}` }
  await portal.visitor().get('/cms/letters?news=a', key)
  await portal.visitor().get('/cms/letters/latest', key)
  await portal.visitor().get('/api/letters/none')
  const own = [...recorded.values()].filter(({ sql }) => /letter/.test(sql))
  expect(own.length).toBeGreaterThan(20)
  for (const statement of own) {
    // Compared whole with what Strapi shows.
    if (statement.sql.includes('is_published = 1 ORDER BY')) continue
    const slow = await findSlowSteps(portal.deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
})
