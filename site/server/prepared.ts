import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { compress, encodingFor, isWorthCompressing, type Encoding } from './encoding.ts'

const variantSchema = z.object({
  etag: z.string(),
  /** Names in lower case and values, flat: what `writeHead` takes fastest. */
  head: z.array(z.string()),
  unchangedHead: z.array(z.string()),
  /** A small body is a string of bytes: Node then sends it with its headers in one write. */
  body: z.union([z.string(), z.instanceof(Buffer)]),
})

/** libuv writes strings up to 16 KiB, headers included, without a buffer of their own. */
const SMALL_BODY = 8 * 1024

/** An answer with all its bytes and headers ready, in each encoding that is worth it. */
export const preparedSchema = z.object({
  weight: z.number(),
  identity: variantSchema,
  br: variantSchema.optional(),
  gzip: variantSchema.optional(),
})

export type Prepared = z.infer<typeof preparedSchema>
export type Variant = z.infer<typeof variantSchema>
export type HeaderList = readonly (readonly [string, string])[]

interface Content {
  bytes: Buffer
  type: string
  /** Besides type, length, encoding and ETag. */
  headers: HeaderList
  effort?: 'once' | 'each'
}

export async function prepare({ bytes, type, headers, effort }: Content): Promise<Prepared> {
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  const isCompressed = isWorthCompressing(bytes, type)
  const common = isCompressed ? [...headers, ['vary', 'accept-encoding'] as const] : headers
  const variant = async (encoding: Encoding): Promise<Variant> =>
    variantOf(await compress(bytes, encoding, effort), encoding, type, digest, common)
  const [identity, br, gzip] = await Promise.all([
    variant('identity'),
    isCompressed ? variant('br') : undefined,
    isCompressed ? variant('gzip') : undefined,
  ])
  const weight = [identity, br, gzip].reduce((sum, each) => sum + (each?.body.length ?? 0), 0)
  return { weight, identity, ...(br && { br }), ...(gzip && { gzip }) }
}

export function variantFor(prepared: Prepared, acceptEncoding: string | undefined): Variant {
  return prepared[encodingFor(acceptEncoding)] ?? prepared.identity
}

/** Answers a GET or a HEAD. */
export function send(request: IncomingMessage, response: ServerResponse, prepared: Prepared): void {
  const { acceptEncoding, ifNoneMatch } = conditionsOf(request.rawHeaders)
  const variant = variantFor(prepared, acceptEncoding)
  if (ifNoneMatch !== undefined && matches(ifNoneMatch, variant.etag)) {
    response.writeHead(304, variant.unchangedHead)
    response.end()
    return
  }
  response.writeHead(200, variant.head)
  response.end(variant.body, 'latin1')
}

export function bodyOf({ body }: Variant): Buffer {
  return typeof body === 'string' ? Buffer.from(body, 'latin1') : body
}

interface Conditions {
  acceptEncoding: string | undefined
  ifNoneMatch: string | undefined
}

/** Reads two headers where they are: `request.headers` would first copy and fold them all. */
function conditionsOf(rawHeaders: readonly string[]): Conditions {
  const found: Conditions = { acceptEncoding: undefined, ifNoneMatch: undefined }
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]
    if (name?.length === 15 && name.toLowerCase() === 'accept-encoding') {
      found.acceptEncoding = rawHeaders[at + 1]
    } else if (name?.length === 13 && name.toLowerCase() === 'if-none-match') {
      found.ifNoneMatch = rawHeaders[at + 1]
    }
  }
  return found
}

function variantOf(
  bytes: Buffer,
  encoding: Encoding,
  type: string,
  digest: string,
  headers: HeaderList,
): Variant {
  const etag = encoding === 'identity' ? `"${digest}"` : `"${digest}-${encoding}"`
  const unchangedHead = ['etag', etag, ...headers.flat()]
  const head = ['content-type', type, 'content-length', String(bytes.length), ...unchangedHead]
  if (encoding !== 'identity') head.push('content-encoding', encoding)
  const body = bytes.length <= SMALL_BODY ? bytes.toString('latin1') : bytes
  return { etag, head, unchangedHead, body }
}

function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
