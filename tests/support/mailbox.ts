import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** What the server says to each mail, at the end of its data. */
type Mood = { kind: 'accepts' } | { kind: 'answers'; code: number } | { kind: 'drops' }

export interface ReceivedMail extends ParsedMail {
  /** Of the envelope: who really gets it. */
  recipients: string[]
}

/** A real SMTP server, on a free port. */
export interface Mailbox {
  url: string
  mails: ReceivedMail[]
  mood: Mood
  mailsTo(address: string): ReceivedMail[]
  close(): Promise<void>
}

export async function openMailbox(port = 0): Promise<Mailbox> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, callback) {
      simpleParser(stream).then((mail) => {
        const { mood } = mailbox
        if (mood.kind === 'answers') {
          callback(Object.assign(new Error('refused by the test'), { responseCode: mood.code }))
          return
        }
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        mailbox.mails.push({ ...mail, recipients })
        if (mood.kind === 'accepts') callback()
        else for (const client of clients) client.destroy()
      }, callback)
    },
  })
  const clients = new Set<{ destroy(): void }>()
  server.server.on('connection', (socket) => {
    clients.add(socket)
    socket.on('close', () => clients.delete(socket))
  })
  // A client that leaves in the middle of a command is no failure of the test.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))

  const mailbox: Mailbox = {
    url: `smtp://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`,
    mails: [],
    mood: { kind: 'accepts' },
    mailsTo: (address) => mailbox.mails.filter(({ recipients }) => recipients.includes(address)),
    async close() {
      for (const client of clients) client.destroy()
      await new Promise<void>((resolve) => {
        server.close(resolve)
      })
    },
  }
  return mailbox
}
