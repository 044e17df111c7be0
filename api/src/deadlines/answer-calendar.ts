import { contentDisposition } from '../platform/file-answer.ts'
import { sha256 } from '../platform/tokens.ts'

const type = 'text/calendar; charset=utf-8'

/** The calendar, or 304 to a program that has it already: it may keep it, and asks each time. */
export function answerFeed(calendar: string, known: string | undefined): Response {
  const etag = `"${sha256(calendar)}"`
  const headers = { etag, 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer' }
  if (isKnown(known, etag)) return new Response(null, { status: 304, headers })
  return new Response(calendar, { headers: { ...headers, 'content-type': type } })
}

/** One event to be added to a calendar by hand. */
export function answerEvent(calendar: string, name: string): Response {
  const disposition = contentDisposition('attachment', name)
  return new Response(calendar, {
    headers: { 'content-type': type, 'content-disposition': disposition },
  })
}

function isKnown(known: string | undefined, etag: string): boolean {
  const tags = (known ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
