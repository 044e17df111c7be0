export interface PhotoStep {
  width: number
  height: number
  /** Of the jpeg, from 0 to 1. */
  quality: number
}

/** An A4 page at 300 dots per inch. */
const LONGEST_SIDE = 3_508
const QUALITIES = [0.85, 0.75, 0.65] as const
const SCALES = [1, 0.75, 0.5] as const

/** What to try, best first, until the photo is light enough; never larger than it is. */
export function photoSteps(width: number, height: number): PhotoStep[] {
  const fitting = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  return SCALES.flatMap((scale) =>
    QUALITIES.map((quality) => ({
      width: Math.max(1, Math.round(width * fitting * scale)),
      height: Math.max(1, Math.round(height * fitting * scale)),
      quality,
    })),
  )
}

/** The name that a photo has once it is a jpeg. */
export function jpegName(name: string): string {
  return `${name.replace(/\.[^.]*$/, '')}.jpg`
}

const photoExtensions = ['jpg', 'jpeg', 'png', 'webp', 'heic', 'heif']

/** Whether a browser might read it as a photo. */
export function isPhoto({ name, type }: Pick<File, 'name' | 'type'>): boolean {
  const extension = name.split('.').pop()?.toLowerCase() ?? ''
  return photoExtensions.includes(extension) && (type === '' || type.startsWith('image/'))
}
