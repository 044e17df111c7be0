import type { Bounce } from './bounce-store.ts'
import { kindOf } from './bounces.ts'

/**
 * What a delivery status notification (RFC 3464) says of one copy of a letter; undefined for any
 * other mail. The copy is named by the address that the mail came back to, or by the Message-ID of
 * the letter that it returns: both are 128 random bits that only the receiver had.
 */
export function readBounce(mail: string): Bounce | undefined {
  const text = mail.replaceAll('\r\n', '\n')
  const { fields, body } = readPart(text)
  const boundary = boundaryOf(fields)
  if (boundary === undefined) return undefined
  const parts = splitParts(body, boundary).map(readPart)
  const report = parts.find(({ fields }) => typeOf(fields) === 'message/delivery-status')
  const copyId = copyAmong(fields) ?? returnedCopy(parts)
  if (!report || copyId === undefined) return undefined
  const recipient = readGroups(report.body).find((group) => group.has('action'))
  const action = recipient?.get('action')?.toLowerCase()
  if (!recipient || (action !== 'failed' && action !== 'delayed')) return undefined
  const status = statusOf(recipient)
  return { copyId, status, kind: action === 'delayed' ? 'temporary' : kindOf(status) }
}

type Fields = ReadonlyMap<string, string>

interface Part {
  fields: Fields
  body: string
}

function readPart(text: string): Part {
  const end = text.indexOf('\n\n')
  if (end === -1) return { fields: readFields(text), body: '' }
  return { fields: readFields(text.slice(0, end)), body: text.slice(end + 2) }
}

/** Several of one name are one, with a line break between. */
function readFields(text: string): Fields {
  const fields = new Map<string, string>()
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) continue
    const key = name.toLowerCase()
    const before = fields.get(key)
    fields.set(key, before === undefined ? value : `${before}\n${value}`)
  }
  return fields
}

function typeOf(fields: Fields): string {
  return (fields.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase()
}

function boundaryOf(fields: Fields): string | undefined {
  if (typeOf(fields) !== 'multipart/report') return undefined
  const [, quoted, bare] =
    /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(fields.get('content-type') ?? '') ?? []
  return quoted ?? bare
}

function splitParts(body: string, boundary: string): string[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1)
  return pieces
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => piece.replace(/^.*\n/, ''))
}

/** First what concerns the whole mail, then one group for each recipient. */
function readGroups(body: string): Fields[] {
  return body.split(/\n{2,}/).map(readFields)
}

const wayBack = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']

function copyAmong(fields: Fields): string | undefined {
  const addresses = wayBack.map((name) => fields.get(name) ?? '').join('\n')
  return /\+([0-9a-f]{32})@/i.exec(addresses)?.[1]?.toLowerCase()
}

function returnedCopy(parts: readonly Part[]): string | undefined {
  const returned = parts.find(({ fields }) =>
    ['message/rfc822', 'text/rfc822-headers'].includes(typeOf(fields)),
  )
  const messageId = returned && readPart(returned.body).fields.get('message-id')
  return /^<([0-9a-f]{32})@/.exec(messageId ?? '')?.[1]
}

/** Servers that say only that it failed often say more in what the other server answered. */
function statusOf(recipient: Fields): string | null {
  const code = /\b[245]\.\d{1,3}\.\d{1,3}\b/
  const status = code.exec(recipient.get('status') ?? '')?.[0]
  const answered = code.exec(recipient.get('diagnostic-code') ?? '')?.[0]
  if (status === undefined || status.endsWith('.0.0')) return answered ?? status ?? null
  return status
}
