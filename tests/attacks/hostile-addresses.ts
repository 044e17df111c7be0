import { emailField } from '../../api/src/accounts/index.ts'
import { queueMail } from '../../api/src/outbox/index.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

export interface AddressFindings {
  tried: number
  /** Taken by the field that every form has for an address. */
  accepted: number
  /** Mails that left when nobody had looked at the address. */
  mailed: number
  faults: string[]
}

/**
 * A33: strings that try to become a second recipient or a header. Each is offered to the forms'
 * field, then queued as it is, as address, subject and greeting.
 */
export async function injectRecipients(count: number): Promise<AddressFindings> {
  const portal = await createTestApp()
  const faults: string[] = []
  const strings = hostileAddresses(count)
  const accepted = strings.filter((typed) => emailField.safeParse(typed).success)
  for (const [rank, to] of strings.entries()) await queue(portal, rank, to)
  await portal.deliver()
  const { mails } = portal.mailbox
  // libSQL gives a text back up to its first NUL.
  const stored = new Set(strings.map((typed) => typed.split('\0')[0]))
  for (const { recipients, headers, to } of mails) {
    const shown = [to].flat().flatMap((list) => list?.value.map(({ address }) => address) ?? [])
    const isOne = recipients.length === 1 && shown.length === 1 && shown[0] === recipients[0]
    const isAsked = stored.has(recipients[0] ?? '')
    const isPlain = !['bcc', 'cc', 'reply-to', 'x-evil'].some((name) => headers.has(name))
    if (!isOne || !isAsked || !isPlain) faults.push(`${recipients.join(' | ')} / ${shown.join()}`)
  }
  for (const typed of accepted) {
    const read = emailField.parse(typed)
    if (/[\s,;<>"()]|@.*@/.test(read)) faults.push(`accepted: ${JSON.stringify(typed)}`)
  }
  const tried = strings.length
  const result = { tried, accepted: accepted.length, mailed: mails.length, faults }
  await portal.close()
  return result
}

async function queue({ deps }: TestApp, rank: number, to: string): Promise<void> {
  const letter = { subject: `Sujet ${to}`, paragraphs: [`Bonjour ${to},`] }
  await deps.database.write([queueMail(deps, { to, letter, dedupe: `hostile:${String(rank)}` })])
}

const good = ['a@x.fr', 'Marie.Le-Goff+enim@vent-exemple.example', "o'neil@x.example"]
const separators = [
  ', ',
  ',',
  ';',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '|',
  '%0a',
  '%2C',
  '、',
  '，',
]
const tails = [
  'evil@evil.tld',
  '<evil@evil.tld>',
  'Bcc: evil@evil.tld',
  'RCPT TO:<evil@evil.tld>',
  'To: evil@evil.tld\r\nX-Evil: 1',
  'DATA\r\nSubject: x\r\n\r\nx\r\n.',
]

/** Separators before, between and after addresses, commands, headers, comments, quotes. */
const shapes: ((address: string, separator: string, tail: string) => string)[] = [
  (address, separator, tail) => `${address}${separator}${tail}`,
  (address, separator, tail) => `${tail}${separator}${address}`,
  (address, separator, tail) => `"${address}"${separator}<${tail}>`,
  (address, separator, tail) => `${address}>${separator}${tail}`,
  (address, separator, tail) => `<${address}>${separator}${tail}`,
  (address, separator, tail) => `Nom <${address}>${separator}${tail}`,
  (address, separator, tail) => `${address}(${tail}${separator})`,
  (address, separator, tail) => `"${address}${separator}${tail}"@x.fr`,
  (address, separator, tail) => `groupe:${address}${separator}${tail};`,
  (address, separator, tail) => `=?utf-8?q?${address}${separator}${tail}?=`,
  (address, separator, tail) => `${address}\u2028${tail}${separator}`,
  (address, separator, tail) => `@x.fr,@y.fr:${address}${separator}${tail}`,
]

export function hostileAddresses(count: number): string[] {
  const injected = shapes.flatMap((shape) =>
    good.flatMap((address) =>
      separators.flatMap((separator) => tails.map((tail) => shape(address, separator, tail))),
    ),
  )
  const padded = good.flatMap((address) =>
    separators.map((separator) => `${separator}${address}${separator}`),
  )
  const all = [...new Set([...injected, ...padded, ...good])]
  // A prime step spreads a short run over all shapes.
  return Array.from({ length: count }, (_, rank) => {
    const hostile = all[(rank * 7_919) % all.length] ?? ''
    const round = Math.floor(rank / all.length)
    return round === 0 ? hostile : `${String(round)}${hostile}`
  })
}
