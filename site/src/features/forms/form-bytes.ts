import type { Form } from 'content-types'

/** Strapi gives sizes in thousands of bytes. */
const STRAPI_KILOBYTE = 1000

/** Of the form's PDF. */
export function bytesOf({ file }: Form): number {
  return Math.round(file.size * STRAPI_KILOBYTE)
}
