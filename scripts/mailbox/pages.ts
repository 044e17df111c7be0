import { count, formatBytes, formatDateTime } from 'content-types/french'
import { html, linked, type Markup } from './html.ts'
import type { AttachmentSummary, Message } from './message.ts'
import type { Summary } from './store.ts'

const PAGE_SIZE = 50

/** The list, newest first; `page` starts at 1. */
export function listPage(summaries: Summary[], to: string, page: number): Markup {
  const from = (page - 1) * PAGE_SIZE
  const shown = summaries.slice(from, from + PAGE_SIZE)
  const found = count(summaries.length, 'message')
  const title = to === '' ? 'Messages reçus' : `Messages pour « ${to} »`
  return layout(
    title,
    html`<h1>${title}</h1>
      <form class="search" action="/" method="get" role="search">
        <label for="to">Adresse du destinataire, ou une partie</label>
        <div class="row">
          <input id="to" name="to" type="search" value="${to}" autocomplete="off" />
          <button>Chercher</button>
          ${to === '' ? '' : html`<a href="/">Tout afficher</a>`}
        </div>
      </form>
      <p class="quiet">${shown.length === 0 ? 'Aucun message.' : found}</p>
      ${
        shown.length === 0
          ? ''
          : html`<ul class="messages">
              ${shown.map(row)}
            </ul>`
      }
      ${pageLinks(to, page, from + PAGE_SIZE < summaries.length)}`,
  )
}

export function messagePage(message: Message): Markup {
  const address = `/messages/${message.id}`
  const subject = message.subject === '' ? 'Sans objet' : message.subject
  return layout(
    subject,
    html`<p><a href="/">← Tous les messages</a></p>
      <h1>${subject}</h1>
      <dl class="facts">
        ${fact('De', message.from)} ${fact('À', message.to.join(', '))}
        ${fact('Copie à', message.cc.join(', '))} ${fact('Remis à', message.envelope.to.join(', '))}
        ${fact('Reçu le', formatDateTime(new Date(message.receivedAt)))}
        ${fact('Taille', formatBytes(message.bytes))}
      </dl>
      <p class="quiet">Les liens du message s’ouvrent dans un nouvel onglet.</p>
      ${message.html === '' ? '' : htmlSection(address)}
      ${message.text === '' ? '' : textSection(message.text)}
      ${message.attachments.length === 0 ? '' : attachmentSection(address, message.attachments)}
      <section aria-labelledby="source">
        <h2 id="source">Source</h2>
        <p><a href="${address}/source" download>Télécharger le message (.eml)</a></p>
        <details>
          <summary>En-têtes</summary>
          <pre>${headerLines(message.headers)}</pre>
        </details>
      </section>`,
  )
}

export function problemPage(title: string, text: string): Markup {
  return layout(
    title,
    html`<h1>${title}</h1>
      <p>${text}</p>
      <p><a href="/">Tous les messages</a></p>`,
  )
}

/** A mail's own HTML; its links leave the frame. */
export function mailView(source: string): string {
  const target = '<base target="_blank">'
  const head = /<head[^>]*>/i
  return head.test(source)
    ? source.replace(head, (tag) => tag + target)
    : `<!doctype html><html lang="fr"><head>${target}</head>${source}`
}

function layout(title: string, main: Markup): Markup {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – Boîte d’essai</title>
        <link rel="stylesheet" href="/mailbox.css" />
      </head>
      <body>
        <header>
          <p class="name"><a href="/">Boîte d’essai</a></p>
          <p>Les mails du portail arrivent ici et ne quittent pas cette machine.</p>
        </header>
        <main>${main}</main>
      </body>
    </html>`
}

function row({ id, subject, envelope, from, receivedAt }: Summary): Markup {
  return html`<li>
    <a href="/messages/${id}">${subject === '' ? 'Sans objet' : subject}</a>
    <time datetime="${receivedAt}">${formatDateTime(new Date(receivedAt))}</time>
    <span class="quiet">À ${envelope.to.join(', ')}</span>
    <span class="quiet">De ${from}</span>
  </li>`
}

function pageLinks(to: string, page: number, more: boolean): Markup | string {
  if (page === 1 && !more) return ''
  const address = (other: number) =>
    `/?${new URLSearchParams({ to, page: String(other) }).toString()}`
  return html`<nav class="row" aria-label="Pages">
    ${page === 1 ? '' : html`<a href="${address(page - 1)}" rel="prev">Plus récents</a>`}
    ${more ? html`<a href="${address(page + 1)}" rel="next">Plus anciens</a>` : ''}
  </nav>`
}

function fact(term: string, value: string): Markup | string {
  return value === ''
    ? ''
    : html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`
}

function htmlSection(address: string): Markup {
  return html`<section aria-labelledby="html">
    <h2 id="html">Version HTML</h2>
    <iframe
      title="Version HTML du message"
      src="${address}/html"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
  </section>`
}

/** The text begins right after the tag: a line break there would be part of it. */
function textSection(text: string): Markup {
  return html`<section aria-labelledby="text">
    <h2 id="text">Version texte</h2>
    <pre>${linked(text)}</pre>
  </section>`
}

function attachmentSection(address: string, attachments: AttachmentSummary[]): Markup {
  return html`<section aria-labelledby="files">
    <h2 id="files">Pièces jointes</h2>
    <ul>
      ${attachments.map(
        ({ name, type, bytes }, index) =>
          html`<li>
            <a href="${address}/attachments/${index}" download>${name}</a> (${type},
            ${formatBytes(bytes)})
          </li>`,
      )}
    </ul>
  </section>`
}

function headerLines(headers: Message['headers']): string {
  return Object.entries(headers)
    .flatMap(([name, values]) => values.map((value) => `${name}: ${value}`))
    .join('\n')
}
