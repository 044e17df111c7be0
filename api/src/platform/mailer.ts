import { createTransport } from 'nodemailer'
import * as z from 'zod'
import type { Delivery } from './delivery.ts'

/** A single address: neither a list, nor a display name, nor anything an SMTP command could hold. */
export const mailAddressSchema = z.email().max(254)

export interface Mail {
  /** Stable across tries, so that a mail received twice is recognised as one. */
  id: string
  to: string
  subject: string
  text: string
  html: string
}

export interface Mailer {
  /** Never throws for a mail that does not leave. */
  send(mail: Mail): Promise<Delivery>
  close(): void
}

/** `from` is « Name <address> » or an address alone. */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  const sender = senderAddress(from)
  const domain = sender.slice(sender.indexOf('@') + 1)
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })

  return {
    async send({ id, to, subject, text, html }) {
      if (!mailAddressSchema.safeParse(to).success) {
        return { kind: 'refused', reason: 'the address is not valid' }
      }
      try {
        await transport.sendMail({
          envelope: { from: sender, to: [to] },
          from,
          to,
          subject,
          text,
          html,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          disableFileAccess: true,
          disableUrlAccess: true,
        })
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
})

function failureOf(error: unknown): Delivery {
  const { responseCode, code } = smtpErrorSchema.catch({}).parse(error)
  const reason = responseCode === undefined ? (code ?? 'unknown') : `SMTP ${String(responseCode)}`
  // EAUTH carries 535, which a wrong password causes and which the next try may not meet.
  if (responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH') {
    return { kind: 'refused', reason }
  }
  return { kind: 'delayed', reason }
}
