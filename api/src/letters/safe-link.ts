/**
 * The absolute address of a link that an editor typed; undefined for anything but a page of the
 * portal, a web page, a mail address or a telephone number.
 */
export function safeLink(publicUrl: string, typed: string): string | undefined {
  const url = typed.trim()
  if (/^\/(?![/\\])/.test(url)) return `${publicUrl}${url}`
  if (!URL.canParse(url)) return undefined
  const parsed = new URL(url)
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(parsed.protocol) ? parsed.href : undefined
}
