import { simpleParser, type AddressObject, type Attachment, type HeaderLines } from 'mailparser'

export interface Envelope {
  from: string
  to: string[]
}

/** One mail as it is kept and as `GET /messages` answers it. */
export interface Message extends MailContent {
  id: string
  receivedAt: string
  /** Whom the SMTP client named, whatever the headers say. */
  envelope: Envelope
}

export interface MailContent {
  bytes: number
  from: string
  to: string[]
  cc: string[]
  subject: string
  date: string | null
  messageId: string | null
  /** Empty when the mail has no such part: never made from the other one. */
  text: string
  html: string
  /** Name in lower case → values as they were sent, unfolded. */
  headers: Record<string, string[]>
  attachments: AttachmentSummary[]
}

export interface AttachmentSummary {
  name: string
  type: string
  bytes: number
}

/** Throws on a mail that asks too much of a reader: over 1,000 parts or 1 MiB of headers. */
export async function readMail(raw: Buffer): Promise<MailContent> {
  const mail = await simpleParser(raw, asSent)
  return {
    bytes: raw.length,
    from: nameOf(mail.from),
    to: addressesOf(mail.to),
    cc: addressesOf(mail.cc),
    subject: mail.subject ?? '',
    date: mail.date?.toISOString() ?? null,
    messageId: mail.messageId ?? null,
    text: mail.text ?? '',
    html: mail.html || '',
    headers: headersOf(mail.headerLines),
    attachments: mail.attachments.map(summaryOf),
  }
}

export async function readAttachment(
  raw: Buffer,
  index: number,
): Promise<(AttachmentSummary & { content: Buffer }) | undefined> {
  const { attachments } = await simpleParser(raw, asSent)
  const attachment = attachments[index]
  return attachment && { ...summaryOf(attachment, index), content: attachment.content }
}

const asSent = { skipHtmlToText: true, skipTextToHtml: true }

function summaryOf(attachment: Attachment, index: number): AttachmentSummary {
  return {
    name: attachment.filename ?? `piece-jointe-${index + 1}`,
    type: attachment.contentType,
    bytes: attachment.size,
  }
}

/** « Espace personnel Enim <portail@enim.example> », or the address alone. */
function nameOf(header: AddressObject | undefined): string {
  const { name = '', address = '' } = header?.value[0] ?? {}
  return name === '' || address === '' ? name + address : `${name} <${address}>`
}

function addressesOf(header: AddressObject | AddressObject[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .flatMap((one) => one.value)
    .flatMap((one) => one.group ?? [one])
    .flatMap((one) => one.address ?? [])
}

function headersOf(lines: HeaderLines): Record<string, string[]> {
  const headers = new Map<string, string[]>()
  for (const { key, line } of lines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n\s+/g, ' ')
      .trim()
    headers.set(key, [...(headers.get(key) ?? []), value])
  }
  return Object.fromEntries(headers)
}
