import { html, type Html } from '../platform/html.ts'
import type { Block, Letter } from './letter.ts'

/** The colours of the portal's own theme; mail programs know neither its style sheet nor its variables. */
const navy = '#12304f'
const ink = '#1c2733'
const muted = '#51606f'
const line = '#d5dde5'

const noReply = 'Ne répondez pas à ce message : il est envoyé par un automate.'

/** One form for every mail, as text and as HTML, from the same words. */
export function layOut(
  { subject, paragraphs }: Letter,
  publicUrl: string,
): { text: string; html: string } {
  return {
    text: [...paragraphs.map(toText), `--\nEspace personnel Enim\n${publicUrl}\n${noReply}\n`].join(
      '\n\n',
    ),
    html: page(subject, paragraphs, publicUrl).text,
  }
}

function toText(block: Block): string {
  if (typeof block === 'string') return block
  if ('facts' in block) return block.facts.map(([label, value]) => `${label} : ${value}`).join('\n')
  if ('items' in block) return block.items.map((item) => `- ${item}`).join('\n')
  return `${block.link.label} :\n${block.link.href}`
}

function page(subject: string, paragraphs: readonly Block[], publicUrl: string): Html {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <title>${subject}</title>
      </head>
      <body
        style="margin:0;background:#f2f5f8;color:${ink};font:16px/1.5 system-ui,Arial,sans-serif"
      >
        <div role="article" lang="fr" style="max-width:600px;margin:0 auto;background:#ffffff">
          <p style="margin:0;padding:20px 24px;background:${navy};color:#ffffff;font-weight:bold">
            Espace personnel Enim
          </p>
          <div style="padding:8px 24px 24px">
            <h1 style="font-size:22px;line-height:1.3;color:${navy}">${subject}</h1>
            ${paragraphs.map(toHtml)}
          </div>
          <p
            style="margin:0;padding:16px 24px;border-top:1px solid ${line};color:${muted};font-size:14px"
          >
            ${noReply}<br />
            <a href="${publicUrl}" style="color:${navy}">${publicUrl}</a>
          </p>
        </div>
      </body>
    </html> `
}

function toHtml(block: Block): Html {
  if (typeof block === 'string') return html`<p style="white-space:pre-line">${block}</p> `
  if ('facts' in block) return html`<dl>${block.facts.map(factToHtml)}</dl> `
  if ('items' in block)
    return html`<ul>
      ${block.items.map((item) => html`<li style="overflow-wrap:anywhere">${item}</li> `)}
    </ul> `
  const { label, href } = block.link
  return html`<p>
    <a
      href="${href}"
      style="display:inline-block;padding:12px 20px;background:${navy};color:#ffffff"
      >${label}</a
    >
  </p> `
}

function factToHtml([label, value]: readonly [string, string]): Html {
  return html`<dt style="color:${muted};font-size:14px">${label}</dt>
    <dd style="margin:0 0 12px;overflow-wrap:anywhere">${value}</dd> `
}
