import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

interface RawMail {
  /** As it came, byte by byte. */
  raw: string
  /** Of the envelope: where it comes back. */
  returnPath: string
  to: string
}

/** A mail server that keeps what it gets as it is, and knows no address of `unknown`. */
export interface RawSink {
  url: string
  mails: RawMail[]
  /** What it answers to an address, « 550 5.1.1 No such user »; it takes all others. */
  refusals: Map<string, string>
  close(): Promise<void>
}

export async function openRawSink(): Promise<RawSink> {
  const mails: RawMail[] = []
  const refusals = new Map<string, string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const refusal = refusals.get(address)
      if (refusal === undefined) callback()
      else {
        const responseCode = Number(refusal.slice(0, 3))
        callback(Object.assign(new Error(refusal.slice(4)), { responseCode }))
      }
    },
    onData(stream, session, callback) {
      buffer(stream).then((bytes) => {
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          raw: bytes.toString('latin1'),
          returnPath: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address).join(),
        })
        callback()
      }, callback)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    mails,
    refusals,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
      }),
  }
}
