import type { APIRoute } from 'astro'
import { MOST_ORIGINAL_BYTES } from '../../features/pictures/answer-picture.ts'
import { findUpload } from '../../features/pictures/uploads.ts'
import { contentTags, fetchMedia } from '../../lib/cms.ts'
import { keptPage } from '../../lib/kept-page.ts'

/** The pictures of Strapi's library as they are, which readers cannot reach. */
export const GET: APIRoute = async ({ cache, params }) => {
  const upload = findUpload(params.name ?? '')
  const picture = upload && (await fetchMedia(upload.url, MOST_ORIGINAL_BYTES))
  if (!picture) return new Response(null, { status: 404 })
  cache.set(keptPage(contentTags.media))
  return new Response(new Uint8Array(picture.bytes), { headers: { 'content-type': upload.type } })
}
