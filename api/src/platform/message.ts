import { quotePrintable } from './quoted-printable.ts'

export interface Message {
  /** « Name <address> » or an address alone. */
  from: string
  to: string
  replyTo: string | undefined
  subject: string
  /** Of the whole world: both sides of an « @ ». */
  messageId: string
  date: Date
  headers: Readonly<Record<string, string>>
  text: string
  html: string
}

/** A mail as it is sent, byte by byte (RFC 5322, RFC 2045): ASCII, in lines that none has to fold. */
export function writeMessage(message: Message): Buffer {
  const { from, to, replyTo, subject, messageId, date, headers, text, html } = message
  // No line of quoted-printable begins so.
  const boundary = `=_${messageId.slice(0, messageId.indexOf('@'))}`
  const fields = [
    ['From', writeMailbox(from)],
    ['To', to],
    ...(replyTo === undefined ? [] : [['Reply-To', writeMailbox(replyTo)]]),
    ['Subject', writeWords(subject)],
    ['Message-ID', `<${messageId}>`],
    ['Date', date.toUTCString().replace('GMT', '+0000')],
    ...Object.entries(headers),
    ['MIME-Version', '1.0'],
    ['Content-Type', `multipart/alternative;\r\n boundary="${boundary}"`],
  ]
  return Buffer.from(
    [
      ...fields.map(([name = '', value = '']) => `${name}: ${value}`),
      '',
      ...writePart(boundary, 'plain', text),
      ...writePart(boundary, 'html', html),
      `--${boundary}--`,
      '',
    ].join('\r\n'),
    'latin1',
  )
}

function writePart(boundary: string, kind: 'plain' | 'html', content: string): string[] {
  return [
    `--${boundary}`,
    `Content-Type: text/${kind}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotePrintable(content),
  ]
}

function writeMailbox(mailbox: string): string {
  const [, name, address] = /^(.+) <([^<>]+)>$/.exec(mailbox) ?? []
  return name === undefined || address === undefined ? mailbox : `${writeWords(name)} <${address}>`
}

/** Fits on one line beside the name of its field. */
const LONGEST_PLAIN = 60
/** In base64, with what is around it, still a line of 78 characters (RFC 5322). */
const WORD_BYTES = 42

/** Words of a field; all but plain ones are encoded (RFC 2047), so that nothing of them is syntax. */
function writeWords(words: string): string {
  if (words.length <= LONGEST_PLAIN && /^[\w .!?-]*$/.test(words)) return words
  const pieces: string[] = []
  let piece = ''
  for (const character of words) {
    if (Buffer.byteLength(piece + character) > WORD_BYTES) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
    .map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`)
    .join('\r\n ')
}
