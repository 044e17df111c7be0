import sharpService from 'astro/assets/services/sharp'
import { createGate } from '../../lib/gate.ts'
import type { PictureFormat } from './sizes.ts'

/** About 50 megapixels, twice what a camera takes: a file that declares more is no photograph. */
const MOST_PIXELS = 50_000_000

/** Each conversion takes half a second of every core: one at a time leaves some for readers. */
const turn = createGate(1, 60, () => new Error('too many pictures are waiting'))

const quality: Record<PictureFormat, number> = { avif: 55, webp: 74, jpeg: 78 }

const settings = {
  service: {
    entrypoint: 'astro/assets/services/sharp',
    config: {
      limitInputPixels: MOST_PIXELS,
      // A third of the time of the usual effort, for a tenth more bytes.
      avif: { effort: 2 },
      jpeg: { mozjpeg: true },
    },
  },
} as unknown as Parameters<typeof sharpService.transform>[2]

/**
 * The picture in another size and format, turned upright, without what a camera wrote in it; never
 * enlarged. Undefined when the bytes are none of the formats that the portal takes.
 */
export async function convertPicture(
  bytes: Buffer,
  width: number,
  format: PictureFormat,
): Promise<Buffer | undefined> {
  return isPhotograph(bytes) ? turn(() => convert(bytes, width, format)) : undefined
}

/** The decoder refuses broken bytes by throwing, or by answering with what it was given. */
async function convert(
  bytes: Buffer,
  width: number,
  format: PictureFormat,
): Promise<Buffer | undefined> {
  const wanted = { src: 'picture', width, format, quality: quality[format] }
  try {
    const { data } = await sharpService.transform(bytes, wanted, settings, silent)
    return data === bytes ? undefined : Buffer.from(data)
  } catch {
    return undefined
  }
}

const silent = { warn: () => undefined } as unknown as Parameters<typeof sharpService.transform>[3]

/** By its first bytes, whatever its name says: the decoder knows many more formats. */
function isPhotograph(bytes: Buffer): boolean {
  const starts = (signature: string, at = 0) =>
    bytes.toString('latin1', at, at + signature.length) === signature
  return (
    starts('\xff\xd8\xff') ||
    starts('\x89PNG\r\n\x1a\n') ||
    (starts('RIFF') && starts('WEBP', 8)) ||
    starts('ftypavif', 4)
  )
}
