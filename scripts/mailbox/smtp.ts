import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { readMail, type Envelope } from './message.ts'
import type { Store } from './store.ts'

const MESSAGE_BYTES = 20 * 1024 * 1024
const CLIENTS = 100
const STOP_MS = 1_000

/** Takes any mail for anyone and keeps it: answers « 250 » only once it is on the disk. */
export function createSmtp(store: Store): SMTPServer {
  const smtp = new SMTPServer({
    name: 'mailbox.localhost',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MESSAGE_BYTES,
    maxClients: CLIENTS,
    closeTimeout: STOP_MS,
    onData: (stream, session, done) => {
      keep(store, stream, session).then(
        (id) => done(null, `Kept as ${id}`),
        (error: unknown) => done(refusalOf(error)),
      )
    },
  })
  smtp.on('error', (error: NodeJS.ErrnoException) => {
    // A port that cannot be opened is told by whoever opens it.
    if (error.syscall !== 'listen') console.error('SMTP :', error.message)
  })
  return smtp
}

async function keep(
  store: Store,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) {
    if (!stream.sizeExceeded) chunks.push(chunk as Buffer)
  }
  if (stream.sizeExceeded) throw new Refused(552, 'Message too large')
  const raw = Buffer.concat(chunks)
  const content = await readMail(raw).catch((error: unknown) => {
    throw new Refused(554, `Message not readable: ${String(error)}`)
  })
  const { id } = await store.add(raw, content, envelopeOf(session))
  return id
}

function envelopeOf({ envelope }: SMTPServerSession): Envelope {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
  }
}

/** Refused for good: the same mail would be refused again. */
class Refused extends Error {
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

/** Any other failure may pass: the client keeps the mail and tries again. */
function refusalOf(error: unknown): Error {
  if (error instanceof Refused) return error
  console.error('SMTP : un mail n’a pas pu être gardé.', error)
  return Object.assign(new Error('Message not kept, try again later'), { responseCode: 451 })
}
