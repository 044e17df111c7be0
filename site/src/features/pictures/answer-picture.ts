import type { APIContext } from 'astro'
import { join } from 'node:path'
import { environment } from '../../../server/environment.ts'
import { contentTags, fetchMedia } from '../../lib/cms.ts'
import { convertPicture } from './convert.ts'
import { PictureShelf } from './picture-shelf.ts'
import { isOffered } from './sizes.ts'
import { findUpload } from './uploads.ts'
import { readVersion } from './version.ts'

export const MOST_ORIGINAL_BYTES = 8 * 1024 * 1024

const MOST_SHELF_BYTES = 256 * 1024 * 1024
/** A webhook may be lost, and a picture withdrawn. */
const FRESH_SECONDS = 3_600

let shelf: PictureShelf | undefined

/** A picture of Strapi's library in a size and a format that pages ask for. */
export async function answerPicture({ cache, params }: APIContext): Promise<Response> {
  const { version = '', width = '', file = '' } = params
  const [, name = '', format = ''] = /^(.+)\.([a-z]+)$/.exec(file) ?? []
  const upload = findUpload(name)
  const kind = readVersion(name, version)
  const pixels = /^[1-9]\d{2,3}$/.test(width) ? Number(width) : 0
  if (!upload || kind === 'unknown' || !isOffered(pixels, format)) return missing()
  const original = await fetchMedia(upload.url, MOST_ORIGINAL_BYTES)
  if (!original) return missing()
  shelf ??= new PictureShelf(join(environment().SITE_CACHE_DIR, 'pictures'), MOST_SHELF_BYTES)
  const key = PictureShelf.keyOf(original.bytes, `1 ${pixels} ${format}`)
  let picture = await shelf.find(key, new Date())
  if (!picture) {
    picture = await convertPicture(original.bytes, pixels, format)
    if (!picture) return missing()
    await shelf.put(key, picture)
  }
  cache.set({ maxAge: FRESH_SECONDS, tags: [contentTags.media] })
  return new Response(new Uint8Array(picture), {
    headers: {
      'content-type': `image/${format}`,
      ...(kind === 'fixed' && { 'cache-control': 'public, max-age=31536000, immutable' }),
    },
  })
}

function missing(): Response {
  return new Response(null, { status: 404 })
}
