export interface Page {
  status: number
  location: string | null
  headers: Headers
  html: string
  /** As it is read: no mark-up, single spaces. */
  words: string
}

export async function readPage(response: Response): Promise<Page> {
  const html = (await response.text())
    .replace(/ data-astro-[\w-]+(="[^"]*")?/g, '')
    .replace(/\s+/g, ' ')
  return {
    status: response.status,
    location: response.headers.get('location'),
    headers: response.headers,
    html,
    words: decode(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' '),
  }
}

/** What the page says of a control: its own mark-up, and the error beside it. */
export function control({ html }: Page, name: string): { markup: string; error: string } {
  const markup = new RegExp(`<(?:input|textarea)[^>]* id="${name}"[^>]*>`).exec(html)?.[0] ?? ''
  const beside = new RegExp(`id="${name}-erreur"[^>]*>.*?data-message>([^<]*)<`).exec(html)
  return { markup, error: decode(beside?.[1] ?? '') }
}

function decode(text: string): string {
  return text
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
