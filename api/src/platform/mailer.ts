import { createTransport } from 'nodemailer'
import * as z from 'zod'
import type { Delivery } from './delivery.ts'
import { signMail, type DkimSigner } from './dkim.ts'
import { writeMessage } from './message.ts'

/** A single address: neither a list, nor a display name, nor anything an SMTP command could hold. */
export const mailAddressSchema = z.email().max(254)

export interface Mail {
  /** Stable across tries, so that a mail received twice is recognised as one. */
  id: string
  to: string
  subject: string
  text: string
  html: string
  /** Of a letter that many get; every other mail says that a program wrote it. */
  list?: ListFields
}

export interface ListFields {
  /** Beside the name in `from`. */
  replyTo: string | undefined
  /** Where what cannot be delivered comes back; the sender's own address when undefined. */
  returnTo: string | undefined
  /** ASCII; each stays on one line, where mail programs look for an address. */
  headers: Readonly<Record<string, string>>
}

export interface Mailer {
  /** Never throws for a mail that does not leave. */
  send(mail: Mail): Promise<Delivery>
  close(): void
}

interface Options {
  url: string
  /** « Name <address> » or an address alone. */
  from: string
  /** Connections that are kept open; 2 unless told. */
  connections?: number
  dkim?: DkimSigner | undefined
}

export function createMailer({ url, from, connections = 2, dkim }: Options): Mailer {
  const sender = senderAddress(from)
  const domain = sender.slice(sender.indexOf('@') + 1)
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: 1_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })

  async function write({ id, to, subject, text, html, list }: Mail): Promise<Buffer> {
    const message = writeMessage({
      from,
      to,
      replyTo: list?.replyTo,
      subject,
      messageId: `${id}@${domain}`,
      date: new Date(),
      headers: list?.headers ?? { 'Auto-Submitted': 'auto-generated' },
      text,
      html,
    })
    return dkim ? signMail(dkim, message) : message
  }

  return {
    async send(mail) {
      const { to } = mail
      if (!mailAddressSchema.safeParse(to).success) {
        return { kind: 'refused', reason: 'the address is not valid' }
      }
      try {
        const envelope = { from: mail.list?.returnTo ?? sender, to: [to] }
        await transport.sendMail({ envelope, raw: await write(mail) })
        return { kind: 'sent' }
      } catch (error) {
        return failureOf(error)
      }
    },

    close() {
      transport.close()
    },
  }
}

/** The address inside « Name <address> ». */
export function senderAddress(from: string): string {
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from
}

const smtpErrorSchema = z.object({
  responseCode: z.number().optional(),
  code: z.string().optional(),
  command: z.string().optional(),
  response: z.string().optional(),
})

function failureOf(error: unknown): Delivery {
  const { responseCode, code, command, response } = smtpErrorSchema.catch({}).parse(error)
  const reason = responseCode === undefined ? (code ?? 'unknown') : `SMTP ${String(responseCode)}`
  // EAUTH carries 535, which a wrong password causes and which the next try may not meet.
  if (responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH') {
    const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1]
    return { kind: 'refused', reason, command, status }
  }
  return { kind: 'delayed', reason }
}
