import type { Block, Inline, InlineText, List } from 'content-types'
import { Html, html } from '../platform/html.ts'
import { safeLink } from './safe-link.ts'
import { styles } from './styles.ts'
import { typeset } from './typeset.ts'

/**
 * The text of a news for mail programs. Pictures stay on the page of the news: a letter fetches
 * nothing, so that nobody learns when it is read.
 */
export function bodyHtml(blocks: readonly Block[], publicUrl: string): Html[] {
  return blocks.map((block) => blockHtml(block))

  function blockHtml(block: Block): Html {
    switch (block.type) {
      case 'paragraph': {
        const words = inlinesHtml(block.children)
        return isEmpty(words) ? html`` : html`<p style="${styles.text}">${words}</p>`
      }
      case 'heading':
        return html`<h3 class="title" style="${styles.heading}">${inlinesHtml(block.children)}</h3>`
      case 'list':
        return listHtml(block)
      case 'quote':
        return html`<blockquote class="quote" style="${styles.quote}">
          ${inlinesHtml(block.children)}
        </blockquote>`
      case 'code':
        return html`<pre style="${styles.code}">${block.children.map(textHtml)}</pre>`
      case 'image':
        return html``
    }
  }

  function listHtml({ format, children }: List): Html {
    const items = children.map((child) =>
      child.type === 'list'
        ? html`<li style="list-style:none">${listHtml(child)}</li>`
        : html`<li style="${styles.item}">${inlinesHtml(child.children)}</li>`,
    )
    return format === 'ordered'
      ? html`<ol style="${styles.list}">
          ${items}
        </ol>`
      : html`<ul style="${styles.list}">
          ${items}
        </ul>`
  }

  function inlinesHtml(inlines: readonly Inline[]): Html[] {
    return inlines.map((inline) => {
      if (inline.type === 'text') return textHtml(inline)
      const href = safeLink(publicUrl, inline.url)
      const words = inline.children.map(textHtml)
      if (href === undefined) return html`${words}`
      return html`<a class="link" href="${href}" style="${styles.link}">${words}</a>`
    })
  }
}

function isEmpty(parts: readonly Html[]): boolean {
  return parts.every(({ text }) => text.trim() === '')
}

function textHtml({ text, bold, italic, underline, strikethrough, code }: InlineText): Html {
  const lines = typeset(text)
    .split('\n')
    .map((line) => html`${line}`)
  let written = new Html(lines.map((line) => line.text).join('<br />'))
  if (code) written = html`<code>${written}</code>`
  if (underline) written = html`<u>${written}</u>`
  if (strikethrough) written = html`<s>${written}</s>`
  if (italic) written = html`<em>${written}</em>`
  if (bold) written = html`<strong>${written}</strong>`
  return written
}
