import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { median, type Figure } from './figure.ts'
import type { Portal } from './portal.ts'
import { findChild, peakMegabytes } from './process-usage.ts'
import { apiDoor, demoAccount, signIn } from './sign-in.ts'

const DEPOSITS = 20
const FILES = 4
const FILE_BYTES = 5 * 1024 * 1024
const ROUNDS = 5
const BOUNDARY = 'portal-bench-boundary'

/**
 * Twenty deposits of four files of 5 MiB at once, against busboy to disk with fsync. Both are asked
 * directly, without the site between: what is measured is what a deposit adds to an upload.
 */
export async function* depositCost(portal: Portal): AsyncGenerator<Figure> {
  const bare = spawn(process.execPath, [`${import.meta.dirname}/bare-upload.ts`, portal.data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [port] = (await once(bare.stdout, 'data')) as [Buffer]
    const bareUrl = `http://127.0.0.1:${port.toString().trim()}/`
    const door = apiDoor(portal)
    const cookie = await signIn(door, demoAccount(portal))
    const photo = makePhoto(FILE_BYTES)
    const ratios: number[] = []
    for (let round = -1; round < ROUNDS; round++) {
      const bareMs = await depositAll(bareUrl, {}, photo)
      const portalMs = await depositAll(
        `${door.url}/api/requests`,
        { ...door.headers, cookie, accept: 'application/json' },
        photo,
      )
      if (round >= 0) ratios.push(bareMs / portalMs)
    }
    yield {
      name: 'deposit-throughput',
      value: median(ratios),
      unit: 'x-bare',
      goal: 0.7,
      sense: 'at least',
    }
    yield {
      name: 'deposit-api-memory',
      value: peakMegabytes(findChild(portal.pid, 'api/src/main.ts')),
      unit: 'MB',
      goal: 300,
      sense: 'at most',
    }
  } finally {
    bare.kill()
  }
}

async function depositAll(
  url: string,
  headers: Record<string, string>,
  photo: Buffer,
): Promise<number> {
  const start = performance.now()
  await Promise.all(Array.from({ length: DEPOSITS }, () => deposit(url, headers, photo)))
  return performance.now() - start
}

function deposit(url: string, headers: Record<string, string>, photo: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      },
      (response) => {
        response.resume()
        response.on('end', () => {
          if (response.statusCode === 201) resolve()
          else reject(new Error(`A deposit was answered ${response.statusCode ?? 0}.`))
        })
      },
    )
    call.on('error', reject)
    void send(call, photo)
  })
}

async function send(call: ReturnType<typeof request>, photo: Buffer): Promise<void> {
  const write = async (part: string | Buffer) => {
    if (!call.write(part)) await once(call, 'drain')
  }
  const fields = { kind: 'document', key: randomUUID(), theme: 'cotisation', text: 'Mesure' }
  for (const [name, value] of Object.entries(fields)) {
    await write(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
  }
  for (let file = 1; file <= FILES; file++) {
    await write(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="photo-${file}.jpg"\r\n` +
        'content-type: image/jpeg\r\n\r\n',
    )
    for (let at = 0; at < photo.length; at += 65_536) await write(photo.subarray(at, at + 65_536))
    await write('\r\n')
  }
  call.end(`--${BOUNDARY}--\r\n`)
}

/** A JPEG of exactly `bytes`: true headers, then scan data that no compression would shrink. */
function makePhoto(bytes: number): Buffer {
  const head = Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc0000b080800080001011100ffda0008010100003f00',
    'hex',
  )
  const scan = randomBytes(bytes - head.length - 2).map((byte) => (byte === 0xff ? 0xfe : byte))
  return Buffer.concat([head, scan, Buffer.from('ffd9', 'hex')])
}
