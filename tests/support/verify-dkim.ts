import { createHash, createPublicKey, verify } from 'node:crypto'

/** Verifies the first signature of a mail by the letter of RFC 6376, with nothing of what signs. */
export function verifyDkim(mail: string, record: string): { body: boolean; signature: boolean } {
  const cut = mail.indexOf('\r\n\r\n')
  const headers = mail.slice(0, cut).split(/\r\n(?=[^ \t])/)
  const own = headers.find((header) => /^dkim-signature\s*:/i.test(header))
  if (own === undefined) throw new Error('the mail is not signed')
  const tags = tagsOf(own.slice(own.indexOf(':') + 1))
  if (tags.get('a') !== 'rsa-sha256' || tags.get('c') !== 'relaxed/relaxed') {
    throw new Error('signed in another way')
  }
  const body = createHash('sha256')
    .update(relaxBody(mail.slice(cut + 4)))
    .digest('base64')
  return {
    body: body === tags.get('bh'),
    signature: verify(
      'sha256',
      Buffer.from(signedText(headers, own, tags.get('h') ?? '')),
      publicKeyOf(record),
      Buffer.from(tags.get('b') ?? '', 'base64'),
    ),
  }
}

function tagsOf(list: string): Map<string, string> {
  return new Map(
    list.split(';').flatMap((tag) => {
      const [name = '', ...value] = tag.split('=')
      return name.trim() === '' ? [] : [[name.trim(), value.join('=').replace(/\s+/g, '')] as const]
    }),
  )
}

/** Section 3.7: the named headers from the last up, then the signature with an empty b=. */
function signedText(headers: string[], own: string, names: string): string {
  const stack = new Map<string, string[]>()
  for (const header of headers) {
    if (header === own) continue
    const name = header.split(':', 1).join('').trim().toLowerCase()
    stack.set(name, [...(stack.get(name) ?? []), header])
  }
  const chosen = names.split(':').map((name) => stack.get(name.toLowerCase())?.pop())
  const lines = chosen.filter((header) => header !== undefined).map((one) => `${relax(one)}\r\n`)
  return lines.join('') + relax(own.replace(/(\bb=)[^;]*$/, '$1'))
}

/** Section 3.4.2 */
function relax(header: string): string {
  const colon = header.indexOf(':')
  const value = header.slice(colon + 1).replaceAll('\r\n', '')
  return `${header.slice(0, colon).trimEnd().toLowerCase()}:${value.replace(/[ \t]+/g, ' ').trim()}`
}

/** Section 3.4.4 */
function relaxBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
  while (lines.at(-1) === '') lines.pop()
  return lines.map((line) => `${line}\r\n`).join('')
}

function publicKeyOf(record: string) {
  const der = Buffer.from(tagsOf(record).get('p') ?? '', 'base64')
  return createPublicKey({ key: der, format: 'der', type: 'spki' })
}
