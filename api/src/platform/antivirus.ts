import { connect, type NetConnectOpts, type Socket } from 'node:net'
import type { Readable } from 'node:stream'

export type Verdict =
  | { kind: 'clean' }
  | { kind: 'infected'; name: string }
  /** Nothing is known of the file: it must be asked again later. */
  | { kind: 'unavailable'; reason: string }

export interface Antivirus {
  /** Never throws; never `clean` unless clamd said so of the whole stream. */
  scan(content: Readable): Promise<Verdict>
}

const SILENCE_MS = 60_000

/** `tcp://host:port` or `unix:/path`; without an address, every file stays unknown. */
export function createAntivirus(url: string | undefined): Antivirus {
  return {
    async scan(content) {
      if (url === undefined) return { kind: 'unavailable', reason: 'no antivirus is set' }
      try {
        return verdictOf(await instream(connect(optionsOf(url)), content))
      } catch (error) {
        return { kind: 'unavailable', reason: error instanceof Error ? error.message : 'unknown' }
      } finally {
        content.destroy()
      }
    },
  }
}

/** clamd's INSTREAM: each chunk after its length, then a length of zero (man clamd). */
async function instream(socket: Socket, content: Readable): Promise<string> {
  const answer = readAll(socket)
  // A refused connection rejects it while the content is still being written.
  answer.catch(() => undefined)
  try {
    socket.write('zINSTREAM\0')
    for await (const chunk of content as AsyncIterable<Buffer>) {
      socket.write(lengthOf(chunk.length))
      await write(socket, chunk)
    }
    await write(socket, lengthOf(0))
    return await answer
  } finally {
    socket.destroy()
  }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

function readAll(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('clamd is silent')))
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('error', reject)
    socket.on('close', () => {
      resolve(Buffer.concat(parts).toString())
    })
  })
}

function verdictOf(answer: string): Verdict {
  const text = answer.replace(/\0/g, '').trim()
  if (text === 'stream: OK') return { kind: 'clean' }
  const name = /^stream: (.+) FOUND$/.exec(text)?.[1]
  if (name !== undefined) return { kind: 'infected', name }
  return { kind: 'unavailable', reason: text === '' ? 'clamd gave no answer' : text }
}

function optionsOf(url: string): NetConnectOpts {
  if (url.startsWith('unix:')) return { path: url.slice('unix:'.length) }
  const { hostname, port } = new URL(url)
  return { host: hostname, port: Number(port) }
}
