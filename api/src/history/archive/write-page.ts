import { Html, html } from '../../platform/html.ts'
import type { Digest, Part } from './digest.ts'

/** The same for a browser: one page that needs nothing else, runs nothing and can be printed. */
export function writePage({ title, facts, parts, receipts }: Digest): string {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${title} - Espace personnel Enim</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <dl>${facts.map(writeFact)}</dl>
          <p>Les heures sont celles de Paris.</p>
          <h2>Échanges</h2>
          <ol>
            ${parts.map(writePart)}
          </ol>
          ${receipts.length === 0 ? '' : writeReceipts(receipts)}
        </main>
      </body>
    </html> `.text
}

function writeFact([label, value]: readonly [string, string]): Html {
  return html`<dt>${label}</dt>
    <dd>${value}</dd> `
}

function writePart({ title, signature, text, pieces, files }: Part): Html {
  return html`<li>
    <h3>${title}</h3>
    <p class="signature">${signature}</p>
    ${text === '' ? '' : html`<p class="text">${text}</p>`}
    ${listOf(pieces.map((piece) => html`${piece}`))}
    ${listOf(
      files.map(({ name, path, reason }) =>
        path === null ? html`${name} : ${reason}` : linkTo(path, name),
      ),
    )}
  </li> `
}

function writeReceipts(receipts: Digest['receipts']): Html {
  return html`<h2>Accusés</h2>
    ${listOf(receipts.map(({ label, path }) => linkTo(path, label)))} `
}

function listOf(items: readonly Html[]): Html {
  if (items.length === 0) return html``
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li> `)}
  </ul> `
}

function linkTo(path: string, label: string): Html {
  return html`<a href="${path.split('/').map(encodeURIComponent).join('/')}">${label}</a>`
}

const style = `
  body { margin: 0; color: #1c2733; background: #fff; font: 1rem/1.5 system-ui, Arial, sans-serif }
  main { max-width: 45rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere }
  h1, h2, h3 { line-height: 1.25 }
  dt, .signature { color: #51606f; font-size: .875rem }
  dd { margin: 0 0 .75rem }
  ol { padding: 0; list-style: none }
  ol > li { margin: 0 0 1rem; padding: 0 1rem .5rem; border: 1px solid #7b8894 }
  .text { white-space: pre-line }
  a { color: #12304f }
  @media (prefers-color-scheme: dark) {
    body { color: #e6ecf2; background: #10202f }
    dt, .signature { color: #b3c0cc }
    a { color: #9cc7f0 }
  }
  @media print { ol > li { break-inside: avoid } }
`
