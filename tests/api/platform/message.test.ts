import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { writeMessage, type Message } from '../../../api/src/platform/message.ts'
import { quotePrintable } from '../../../api/src/platform/quoted-printable.ts'

const message: Message = {
  from: 'Espace personnel Enim <ne-pas-repondre@enim.example>',
  to: 'anne@x.example',
  replyTo: undefined,
  subject: 'Les taux changent',
  messageId: `${'0'.repeat(32)}@enim.example`,
  date: new Date('2026-03-02T09:00:00Z'),
  headers: { 'Auto-Submitted': 'auto-generated' },
  text: 'x',
  html: '<p>x</p>',
}

const write = (changes: Partial<Message>) => writeMessage({ ...message, ...changes })

const difficult = [
  'Été, œuvre, «\u00a0né à Brest\u00a0»\u00a0: 1\u202f240,57\u00a0€ 👩‍✈️',
  'a=b&c=d =3D =?utf-8?B?eA==?= = \t=',
  'une fin en blanc \n et une autre\t\n\n.\n..\n.seul\nFrom quelqu’un\n--\n-- ',
  `${'long '.repeat(400)}\n${'é'.repeat(500)}\n${'x'.repeat(2_000)}`,
  '\u0000\u0007\u001b[31m\u007f',
  '--=_00000000000000000000000000000000\n--=_00000000000000000000000000000000--',
]

test.each(difficult)('« %j » is read as it was written, as text and as HTML', async (words) => {
  const mail = await simpleParser(write({ text: words, html: `<pre>${words}</pre>` }))
  expect(mail.text ?? '').toBe(words)
  expect(mail.html).toBe(`<pre>${words}</pre>`)
})

test.each([
  'Les taux changent',
  'L’actualité de la semaine, au 3 mars 2026',
  'é'.repeat(200),
  `${'mot '.repeat(60)}fin`,
  '👩‍✈️ '.repeat(30).trim(),
  '=?utf-8?Q?x?=',
  'x\r\nBcc: evil@evil.example',
])('« %s » is a subject, and nothing else', async (subject) => {
  const mail = await simpleParser(write({ subject, replyTo: 'Équipe <actu@enim.example>' }))
  expect(mail.subject).toBe(subject)
  expect(mail.headers.has('bcc')).toBe(false)
  expect(mail.replyTo?.value).toEqual([{ name: 'Équipe', address: 'actu@enim.example' }])
  expect(mail.from?.text).toContain('Espace personnel Enim')
  expect(mail.date).toEqual(message.date)
  expect(mail.messageId).toBe(`<${message.messageId}>`)
})

test('lines are short ASCII that end as the standard says, whatever the words', () => {
  for (const words of difficult) {
    const raw = write({ subject: words.slice(0, 250), text: words, html: words }).toString('latin1')
    expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78)
    expect(raw).not.toMatch(/[ \t]\r\n/)
  }
})

test('a letter of a hundred thousand signs is written in no time', () => {
  const text = 'Été à Brest = un mot. '.repeat(5_000)
  const start = performance.now()
  quotePrintable(text)
  expect(performance.now() - start).toBeLessThan(1_000)
})
