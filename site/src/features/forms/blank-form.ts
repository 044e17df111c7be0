import { limits } from 'content-types'
import { CmsUnavailable, fetchMedia, findForm } from '../../lib/cms.ts'
import { log } from '../../../server/log.ts'

/**
 * The PDF of a blank form, at an address that stays the same whatever Strapi calls its file; nothing
 * when there is no such form.
 * @throws CmsUnavailable when its file is no PDF, so that the last good one stays.
 */
export async function answerBlankForm(slug: string): Promise<Response | undefined> {
  const form = await findForm(slug)
  const media = form && (await fetchMedia(form.file.url, limits.blankFormBytes))
  if (!media) return undefined
  // Strapi takes any file that is named .pdf.
  if (!media.bytes.subarray(0, 1024).includes('%PDF-')) {
    log('error', 'form-is-no-pdf', { slug })
    throw new CmsUnavailable(`${form.file.url} is no PDF.`)
  }
  return new Response(new Uint8Array(media.bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${slug}.pdf"; filename*=UTF-8''${encodeName(form.title)}.pdf`,
    },
  })
}

/** RFC 8187: what encodeURIComponent leaves as it is, but the header does not take. */
function encodeName(title: string): string {
  const name = title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
