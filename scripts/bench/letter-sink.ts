import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'

/** A mail server that reads every mail to its end and keeps when it came, to whom. */
export interface LetterSink {
  url: string
  /** By address: the instants at which a mail came, in milliseconds. */
  received: Map<string, number[]>
  close: () => Promise<void>
}

export async function openLetterSink(port: number): Promise<LetterSink> {
  const received = new Map<string, number[]>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, callback) {
      stream.resume()
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? ''
        received.set(to, [...(received.get(to) ?? []), Date.now()])
        callback()
      })
    },
  })
  // The api closes its connections as it ends.
  server.on('error', () => undefined)
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
      }),
  }
}
