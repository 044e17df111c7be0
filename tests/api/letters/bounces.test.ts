import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordBounce } from '../../../api/src/letters/bounces.ts'
import { readBounce } from '../../../api/src/letters/read-bounce.ts'
import { createMailer } from '../../../api/src/platform/mailer.ts'
import { entry, openLetterApp, subscribe, type LetterApp } from './support/letter-app.ts'
import { openRawSink, type RawSink } from './support/raw-sink.ts'

const copyId = '0123456789abcdef0123456789abcdef'

/** As Postfix writes it. */
function notice({
  to = `retours+${copyId}@enim.example`,
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 <anne@x.example>: Recipient address rejected',
} = {}): string {
  return `Return-Path: <>
Delivered-To: ${to}
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: ${to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="ABC.1/mx.example"

--ABC.1/mx.example
Content-Type: text/plain; charset=us-ascii

I'm sorry. Action: failed. Status: 5.1.1

--ABC.1/mx.example
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon,  2 Mar 2026 10:00:00 +0100 (CET)

Final-Recipient: rfc822; anne@x.example
Action: ${action}
Status: ${status}
Diagnostic-Code: ${diagnostic}

--ABC.1/mx.example
Content-Type: message/rfc822

Message-ID: <${copyId}@enim.example>
Subject: Actualite

x
--ABC.1/mx.example--
`
}

test('what comes back names the copy, the status, and whether the mailbox is gone', () => {
  expect(readBounce(notice())).toEqual({ copyId, kind: 'gone', status: '5.1.1' })
  expect(readBounce(notice().replaceAll('\n', '\r\n'))).toMatchObject({ kind: 'gone' })
})

test.each([
  ['a full mailbox', { status: '5.2.2' }, 'refused'],
  ['a judgement on the sender', { status: '5.7.1' }, 'refused'],
  ['a server that gave up waiting', { status: '4.4.7' }, 'temporary'],
  ['a server that still tries', { action: 'delayed', status: '4.4.1' }, 'temporary'],
  ['a status that says nothing, and an answer that says it', { status: '5.0.0' }, 'gone'],
  ['a status that says nothing', { status: '5.0.0', diagnostic: 'smtp; no' }, 'refused'],
])('%s is told apart', (_, changes, kind) => {
  expect(readBounce(notice(changes))?.kind).toBe(kind)
})

test('without an address of its own, a copy is known by the letter that comes back', () => {
  expect(readBounce(notice({ to: 'ne-pas-repondre@enim.example' }))?.copyId).toBe(copyId)
})

test.each([
  ['a success', notice({ action: 'delivered', status: '2.0.0' })],
  ['an ordinary mail', `To: retours+${copyId}@enim.example\n\nAction: failed\nStatus: 5.1.1`],
  ['a mail without end', notice().slice(0, 600)],
  ['nothing', ''],
  ['no boundary', notice().replace(/boundary=.*/, 'x=y')],
])('%s is no letter that came back', (_, mail) => {
  expect(readBounce(mail)).toBeUndefined()
})

test('a hostile report of a megabyte is read in no time', () => {
  for (const piece of ['\n\n', '\n--ABC.1/mx.example\n', '\n \t', 'a: b\n', '+0123456789abcdef']) {
    const start = performance.now()
    readBounce(notice() + piece.repeat(1_000_000 / piece.length))
    readBounce(piece.repeat(1_000_000 / piece.length))
    expect(performance.now() - start).toBeLessThan(3_000)
  }
})

let portal: LetterApp
let sink: RawSink

beforeEach(async () => {
  portal = await openLetterApp()
  sink = await openRawSink()
  portal.deps.letterMailer.close()
  portal.deps.letterMailer = createMailer({ url: sink.url, from: portal.deps.settings.mailFrom })
})
afterEach(async () => {
  await portal.close()
  await sink.close()
})

/** So many news, one after the other, each of which makes a letter. */
async function send(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    published.push(entry(`n${String(published.length)}`))
    await portal.publish(...published)
    portal.clock.advance({ minutes: 10 })
    await portal.round()
  }
}
let published: ReturnType<typeof entry>[] = []
beforeEach(() => {
  published = []
})

async function isStopped(id: string): Promise<boolean> {
  const [row] = await portal.deps.database.read('SELECT stopped_at FROM subscribers WHERE id = ?', [
    id,
  ])
  return row?.['stopped_at'] !== null
}

test.each([
  ['550 5.1.1 No such user', true],
  ['550 No such user', true],
  ['550 5.7.1 Blocked by policy', false],
  ['552 5.2.2 Mailbox full', false],
  ['451 4.7.1 Greylisted', false],
])('three letters refused with « %s »: the address is stopped is %s', async (refusal, stopped) => {
  const id = await subscribe(portal, 'anne@x.example')
  portal.clock.advance({ minutes: 1 })
  sink.refusals.set('anne@x.example', refusal)
  await send(2)
  expect(await isStopped(id)).toBe(false)
  await send(1)
  expect(await isStopped(id)).toBe(stopped)
  sink.refusals.clear()
  portal.clock.advance({ hours: 1 })
  await send(1)
  expect(sink.mails.length > 0).toBe(!stopped)
})

test('three copies that came back stop an address; the same one three times does not', async () => {
  const id = await subscribe(portal, 'anne@x.example')
  portal.clock.advance({ minutes: 1 })
  await send(3)
  const rows = await portal.deps.database.read('SELECT id FROM letter_copies ORDER BY created_at')
  const copies = rows.map((row) => row['id'] as string)
  const come = async (copy = '') => {
    const bounce = readBounce(notice({ to: `retours+${copy}@enim.example` }))
    return bounce !== undefined && (await recordBounce(portal.deps, bounce))
  }
  for (let times = 0; times < 3; times++) expect(await come(copies[0])).toBe(true)
  expect(await isStopped(id)).toBe(false)
  expect(await come('f'.repeat(32))).toBe(false)
  await come(copies[1])
  expect(await isStopped(id)).toBe(false)
  await come(copies[2])
  expect(await isStopped(id)).toBe(true)
})
