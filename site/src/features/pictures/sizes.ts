import { pictureAddress, uploadName } from './uploads.ts'
import { versionOf } from './version.ts'

/** A picture as Strapi describes it. */
export interface Upload {
  url: string
  alternativeText?: string | null | undefined
  width?: number | null | undefined
  height?: number | null | undefined
  updatedAt?: string | undefined
}

export type PictureFormat = 'avif' | 'webp' | 'jpeg'

const widths = [320, 480, 640, 960, 1280]

/** What social networks show beside a link: they take neither AVIF nor WebP for granted. */
const CARD_WIDTH = 1200

interface ShownPicture {
  src: string
  avif?: string
  webp?: string
}

/** The addresses of a picture, in each size that is worth it; undefined when it cannot be shown. */
export function shownPicture(picture: Upload): ShownPicture | undefined {
  const name = uploadName(picture.url)
  if (name === undefined) return undefined
  const src = pictureAddress(name)
  // A moving picture stays as it is, and without its size there is nothing to choose from.
  if (!picture.width || name.endsWith('.gif')) return { src }
  const sizes = sizesOf(picture.width)
  const sourceSet = (format: PictureFormat) =>
    sizes
      .map(({ asked, real }) => `${sizedAddress(name, picture, asked, format)} ${real}w`)
      .join(', ')
  const middle = sizes.findLast(({ asked }) => asked <= 960)?.asked ?? CARD_WIDTH
  return {
    src: sizedAddress(name, picture, middle, 'webp'),
    avif: sourceSet('avif'),
    webp: sourceSet('webp'),
  }
}

export function cardPicture(picture: Upload): string | undefined {
  const name = uploadName(picture.url)
  if (name === undefined || !picture.width || name.endsWith('.gif')) return undefined
  return sizedAddress(name, picture, CARD_WIDTH, 'jpeg')
}

/** As large as its card, or as it is when it is smaller. */
export function cardSize({ width, height }: Upload): { width: number; height: number } | undefined {
  if (!width || !height) return undefined
  const shown = Math.min(width, CARD_WIDTH)
  return { width: shown, height: Math.round((height * shown) / width) }
}

/** Whether the portal itself ever asks for that size. */
export function isOffered(width: number, format: string): format is PictureFormat {
  if (format === 'jpeg') return width === CARD_WIDTH
  return widths.includes(width) && (format === 'avif' || format === 'webp')
}

function sizedAddress(name: string, picture: Upload, width: number, format: PictureFormat): string {
  return `/images/${versionOf(name, picture.updatedAt)}/${width}/${name}.${format}`
}

/** Each width that is smaller than the picture, then one that shows all of it: none is enlarged. */
function sizesOf(width: number): { asked: number; real: number }[] {
  const smaller = widths.filter((each) => each < width).map((each) => ({ asked: each, real: each }))
  const whole = widths.find((each) => each >= width)
  return whole === undefined ? smaller : [...smaller, { asked: whole, real: width }]
}
