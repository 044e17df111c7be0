import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Envelope } from './message.ts'
import type { Store } from './store.ts'

const MESSAGE_BYTES = 20 * 1024 * 1024
const CLIENTS = 100
const STOP_MS = 2_000

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
  if (stream.sizeExceeded) throw new TooLarge()
  const { id } = await store.add(Buffer.concat(chunks), envelopeOf(session))
  return id
}

class TooLarge extends Error {}

function envelopeOf({ envelope }: SMTPServerSession): Envelope {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
  }
}

/** A refusal the client may retry (4xx), except for a mail that will never fit. */
function refusalOf(error: unknown): Error {
  if (error instanceof TooLarge) {
    return Object.assign(new Error('Message too large'), { responseCode: 552 })
  }
  console.error('SMTP : un mail n’a pas pu être gardé.', error)
  return Object.assign(new Error('Message not kept, try again later'), { responseCode: 451 })
}
