import type { APIRoute } from 'astro'
import { findUpload } from '../../features/content/pictures.ts'
import { contentTags, fetchMedia } from '../../lib/cms.ts'
import { keptPage } from '../../lib/kept-page.ts'

const MOST_BYTES = 8 * 1024 * 1024

/** The pictures of Strapi's library, which readers cannot reach. */
export const GET: APIRoute = async ({ cache, params }) => {
  const upload = findUpload(params.name ?? '')
  const picture = upload && (await fetchMedia(upload.url, MOST_BYTES))
  if (!picture) return new Response(null, { status: 404 })
  cache.set(keptPage(contentTags.media))
  return new Response(new Uint8Array(picture.bytes), { headers: { 'content-type': upload.type } })
}
