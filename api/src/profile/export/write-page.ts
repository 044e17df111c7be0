import { formatDateTime } from 'content-types'
import { Html, html } from '../../platform/html.ts'
import { recordsOf, type Fact, type Facts, type Section } from './facts.ts'

/**
 * The same as the JSON, for a person: one page that needs nothing else, runs nothing and can be
 * printed. Written piece by piece.
 */
export async function* writePage(
  head: Facts,
  sections: readonly Section[],
): AsyncGenerator<string> {
  const [before = '', after = ''] = frame(head, sections).text.split(PLACE)
  yield before
  for (const section of sections) {
    yield `<section aria-labelledby="${section.key}">\n`
    yield html`<h2 id="${section.key}">${section.title}</h2> `.text
    let isEmpty = true
    for await (const record of recordsOf(section)) {
      isEmpty = false
      yield html`<dl>${entriesOf(record)}</dl> `.text
    }
    if (isEmpty) yield '<p>Rien n’est conservé ici.</p>\n'
    yield '</section>\n'
  }
  yield after
}

/** Where the sections come; no value can hold it, since all are escaped. */
const PLACE = '<!-- sections -->'

function frame(head: Facts, sections: readonly Section[]): Html {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>Mes données - Espace personnel Enim</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>Mes données</h1>
          <dl>${entriesOf(head)}</dl>
          <p>
            Cette page montre ce que le portail conserve sur votre compte ; les heures sont celles
            de Paris. Les mêmes données, pour un logiciel, sont dans le fichier donnees.json. Les
            fichiers sont dans les dossiers de l’archive, sauf ceux où un virus a été détecté. Votre
            mot de passe, les codes et les liens à usage unique n’y sont pas : le portail n’en garde
            qu’une empreinte, qui ne permet pas de les retrouver.
          </p>
          <nav aria-labelledby="sommaire">
            <h2 id="sommaire">Sommaire</h2>
            <ul>
              ${sections.map(({ key, title }) => html`<li><a href="#${key}">${title}</a></li> `)}
            </ul>
          </nav>
          ${new Html(PLACE)}
        </main>
      </body>
    </html> `
}

function entriesOf(facts: Facts): Html[] {
  return Object.entries(facts).map(
    ([label, fact]) =>
      html`<dt>${label}</dt>
        <dd>${write(fact)}</dd> `,
  )
}

function write(fact: Fact): Html {
  if (fact === null || fact === '') return html`non renseigné`
  if (fact instanceof Date) {
    return html`<time datetime="${fact.toISOString()}">${formatDateTime(fact)}</time>`
  }
  switch (typeof fact) {
    case 'string':
      return html`<span>${fact}</span>`
    case 'number':
      return html`${fact.toLocaleString('fr-FR')}`
    case 'boolean':
      return html`${fact ? 'oui' : 'non'}`
    default:
      return 'path' in fact ? linkTo(fact.path) : listOf(fact)
  }
}

function linkTo(path: string): Html {
  return html`<a href="${path.split('/').map(encodeURIComponent).join('/')}">${path}</a>`
}

function listOf(records: readonly Facts[]): Html {
  if (records.length === 0) return html`aucun`
  return html`<ul>
    ${records.map((record) => html`<li><dl>${entriesOf(record)}</dl></li>`)}
  </ul>`
}

const style = `
  body { margin: 0; color: #1c2733; background: #fff; font: 1rem/1.5 system-ui, Arial, sans-serif }
  main { max-width: 50rem; margin: 0 auto; padding: 1.5rem }
  h1, h2 { color: #12304f; line-height: 1.25 }
  section > dl, main > dl { margin: 0 0 1rem; padding: 1rem; border: 1px solid #7b8894 }
  dt { color: #51606f; font-size: .875rem }
  dd { margin: 0 0 .75rem; overflow-wrap: anywhere }
  dd span { white-space: pre-line }
  a { color: #12304f }
  @media (min-width: 40rem), print {
    dl { display: grid; grid-template-columns: 13rem 1fr; gap: .25rem 1rem }
    dd { margin: 0 }
  }
  @media print { body { font-size: 10pt } nav { display: none } section > dl { break-inside: avoid } }
`
