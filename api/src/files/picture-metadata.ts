import { FileFault } from './fault.ts'
import { detectFormat } from './first-bytes.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { stripPng } from './strip-png.ts'

/**
 * The same picture without what phones and programs write into it: place, date, author, device,
 * thumbnails, further images. Its pixels, colours and orientation stay. Undefined when it cannot be
 * read through: then nothing says what is in it.
 */
export function withoutMetadata(picture: Buffer): Buffer | undefined {
  try {
    switch (detectFormat(picture)) {
      case 'jpeg':
        return stripJpeg(picture)
      case 'png':
        return stripPng(picture)
      default:
        return undefined
    }
  } catch (error) {
    // A RangeError is a length that leads out of the file.
    if (error instanceof FileFault || error instanceof RangeError) return undefined
    throw error
  }
}
