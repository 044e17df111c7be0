import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Under this, compressing saves less than a packet. */
const WORTH_COMPRESSING = 512

/** The media types that shrink: text, and what is text inside. */
export function isCompressible(type: string): boolean {
  return /^text\/|[/+](?:json|xml|javascript|manifest\+json)\b|^image\/svg/.test(type)
}

export async function compress(
  bytes: Buffer,
  encoding: Encoding,
  effort: 'once' | 'each' = 'each',
): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: effort === 'once' ? 11 : 5,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      })
    case 'gzip':
      return gzipped(bytes, { level: effort === 'once' ? 9 : 6 })
    case 'identity':
      return bytes
  }
}

export function isWorthCompressing(bytes: Buffer, type: string): boolean {
  return bytes.length >= WORTH_COMPRESSING && isCompressible(type)
}

const known = new Map<string, Encoding>()
const KNOWN_LIMIT = 200

/** The best encoding that this Accept-Encoding header takes. */
export function encodingFor(acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding) return 'identity'
  const before = known.get(acceptEncoding)
  if (before) return before
  const encoding = chooseEncoding(acceptEncoding)
  if (known.size < KNOWN_LIMIT) known.set(acceptEncoding, encoding)
  return encoding
}

function chooseEncoding(acceptEncoding: string): Encoding {
  const accepted = acceptEncoding
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*/))
    .filter(([, weight]) => weight === undefined || !/^q=0(?:\.0*)?$/.test(weight))
    .map(([name]) => name)
  return encodings.find((encoding) => accepted.includes(encoding)) ?? 'identity'
}
