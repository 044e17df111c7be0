import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Refusal } from './refusal.ts'

/** Signs in the name of a domain, whose DNS holds the public key at `<selector>._domainkey`. */
export interface DkimSigner {
  domain: string
  selector: string
  key: KeyObject
}

/** Shorter keys are refused by receivers (RFC 8301). */
const LEAST_BITS = 2048

/**
 * What receivers judge a mail by. Each is named once more than it is there, so that nobody on the
 * way adds another one (RFC 6376, 8.15).
 */
const signedFields = [
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'reply-to',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
]

/** Throws a sentence for a file that holds no such key: mails must not leave unsigned in silence. */
export function readDkimKey(path: string): KeyObject {
  const key = parseKey(path)
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (key.asymmetricKeyType === 'rsa' && bits >= LEAST_BITS) return key
  throw new Refusal('DKIM_KEY_FILE doit contenir une clé RSA de 2048 bits au moins.')
}

function parseKey(path: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(path))
  } catch {
    throw new Refusal('DKIM_KEY_FILE ne mène pas à une clé privée lisible (PEM).')
  }
}

/** What the DNS must hold, as one TXT record. */
export function dkimRecord({ key }: DkimSigner): string {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`
}

/** The mail with its DKIM-Signature before it, relaxed/relaxed; lines end with CRLF. */
export async function signMail(signer: DkimSigner, mail: Buffer): Promise<Buffer> {
  const end = mail.indexOf('\r\n\r\n')
  const headers = mail.subarray(0, end).toString('latin1')
  const fields = parseFields(headers)
  const present = fields.map(nameOf)
  const names = signedFields.flatMap((name) => [...present.filter((one) => one === name), name])
  const header = [
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${signer.domain};`,
    `s=${signer.selector}; q=dns/txt; h=${names.join(':\r\n  ')};`,
    `bh=${bodyHash(mail.subarray(end + 4))};`,
    'b=',
  ].join('\r\n ')
  const signed = [...pickFields(fields, names).map(relaxed), relaxed(header)].join('\r\n')
  const signature = await signWith(signer.key, Buffer.from(signed, 'latin1'))
  const folded = signature.toString('base64').replace(/.{72}(?=.)/g, '$&\r\n  ')
  return Buffer.concat([Buffer.from(`${header}${folded}\r\n`, 'latin1'), mail])
}

/** Beside the event loop: thousands of letters hold no request up. */
function signWith(key: KeyObject, signed: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    sign('sha256', signed, key, (error, signature) => {
      if (error) reject(error)
      else resolve(signature)
    })
  })
}

/** Each with its continuation lines. */
function parseFields(headers: string): string[] {
  return headers.split(/\r\n(?![ \t])/)
}

function nameOf(field: string): string {
  return field.slice(0, field.indexOf(':')).trim().toLowerCase()
}

/** From the bottom up; a name with no field left stands for an empty one. */
function pickFields(fields: readonly string[], names: readonly string[]): string[] {
  const left = [...fields]
  return names.flatMap((name) => {
    const place = left.findLastIndex((field) => nameOf(field) === name)
    return place === -1 ? [] : left.splice(place, 1)
  })
}

function relaxed(field: string): string {
  const value = field.slice(field.indexOf(':') + 1).replace(/\r\n/g, '')
  return `${nameOf(field)}:${value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')}`
}

function bodyHash(body: Buffer): string {
  const lines = body
    .toString('latin1')
    .replace(/[ \t]+(?=\r\n|$)/g, '')
    .replace(/[ \t]+/g, ' ')
  let end = lines.length
  while (lines.endsWith('\r\n', end)) end -= 2
  const canonical = end === 0 ? '' : `${lines.slice(0, end)}\r\n`
  return createHash('sha256').update(canonical, 'latin1').digest('base64')
}
