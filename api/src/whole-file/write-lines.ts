import { formatBytes, formatCents, formatDate } from 'content-types'
import type { ExportedDocument } from '../documents/index.ts'
import type { RequestInArchive } from '../history/index.ts'
import type { Cell } from '../platform/csv.ts'
import { html, type Html } from '../platform/html.ts'
import { documentPath } from './document-path.ts'

export function writeDocument(document: ExportedDocument): Html {
  const { description, kind, theme, publishedAt, bytes, absence } = document
  return html`<li>
    <h3>${absence === null ? linkTo(documentPath(document), description) : description}</h3>
    <p>${kind}, ${theme}, mis en ligne le ${formatDate(publishedAt)}, ${formatBytes(bytes)}</p>
    ${absence === null ? '' : html`<p>${absence}</p>`}
  </li> `
}

/** Its thread is on the page that its name leads to. */
export function writeRequest({ title, facts, receipts, path }: RequestInArchive): Html {
  return html`<li>
    <h3>${linkTo(path, title)}</h3>
    <p>${facts.map(([label, value]) => `${label} : ${value}`).join(' ; ')}</p>
    <ul>
      ${receipts.map((receipt) => html`<li>${linkTo(receipt.path, receipt.label)}</li> `)}
    </ul>
  </li> `
}

/** As a line of the table says it. */
export function writePayment([
  date,
  nature,
  period,
  euros,
  state,
  reference,
]: readonly Cell[]): Html {
  return html`<li>
    <h3>${formatCents(Math.round(Number(euros) * 100))}, ${String(nature)}</h3>
    <p>${String(state)}, ${String(date)}, ${String(period)}, référence ${String(reference)}</p>
  </li> `
}

function linkTo(path: string, label: string): Html {
  return html`<a href="${path.split('/').map(encodeURIComponent).join('/')}">${label}</a>`
}
