import { formatDateTime, formatSiret } from 'content-types'
import type { Deps } from '../deps.ts'
import { exportDocuments } from '../documents/index.ts'
import { digestRequests } from '../history/index.ts'
import { paymentTable } from '../payments/index.ts'
import { Html, html } from '../platform/html.ts'
import type { SignedIn } from '../sessions/index.ts'
import { writeDocument, writePayment, writeRequest } from './write-lines.ts'
import { style } from './style.ts'

/**
 * What is in the archive, with a link to each file: one page that needs nothing else, runs nothing
 * and can be printed. Written piece by piece.
 */
export async function* writePage(deps: Deps, account: SignedIn): AsyncGenerator<string> {
  const [before, after] = around(frame(account, deps.clock.now()))
  yield before
  yield* writeSection('documents', exportDocuments(deps, account.id), writeDocument)
  yield* writeSection('demandes', digestRequests(deps, account), writeRequest)
  yield* writeSection('versements', paymentTable(deps, account).rows, writePayment)
  yield after
}

const sections = {
  documents: 'Documents reçus de l’Enim',
  demandes: 'Demandes et accusés',
  versements: 'Versements',
} as const

async function* writeSection<T>(
  key: keyof typeof sections,
  lines: AsyncIterable<T>,
  write: (line: T) => Html,
): AsyncGenerator<string> {
  const [before, after] = around(
    html`<section aria-labelledby="${key}">
      <h2 id="${key}">${sections[key]}</h2>
      <p>Le même contenu, pour un tableur&nbsp;: <a href="${key}.csv">${key}.csv</a></p>
      <ul>
        ${place}
      </ul>
    </section> `,
  )
  yield before
  let isEmpty = true
  for await (const line of lines) {
    isEmpty = false
    yield write(line).text
  }
  if (isEmpty) yield '<li>Rien pour le moment.</li>\n'
  yield after
}

/** Where the lines come; no value can hold it, since all are escaped. */
const place = new Html('<!-- lines -->')

function around({ text }: Html): [before: string, after: string] {
  const [before = '', after = ''] = text.split(place.text)
  return [before, after]
}

function frame({ name, siret }: SignedIn, now: Date): Html {
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
        <title>Tout mon dossier - Espace personnel Enim</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>Tout mon dossier</h1>
          <p>
            ${name}, SIRET ${formatSiret(siret)}. Dossier établi le ${formatDateTime(now)} ; les
            heures sont celles de Paris.
          </p>
          <p>
            Gardez ensemble tous les fichiers de l’archive : les liens de cette page mènent à eux,
            sans connexion à internet.
          </p>
          <nav aria-labelledby="sommaire">
            <h2 id="sommaire">Sommaire</h2>
            <ul>
              ${Object.entries(sections).map(
                ([key, title]) => html`<li><a href="#${key}">${title}</a></li> `,
              )}
            </ul>
          </nav>
          ${place}
        </main>
      </body>
    </html> `
}
