import type { Letter, LetterNews } from 'content-types'
import { Html, html } from '../platform/html.ts'
import { bodyHtml } from './body-html.ts'
import { darkSheet, styles } from './styles.ts'
import { typeset } from './typeset.ts'
import { footerWords, newsAddress, onlineAddress, preheaderOf, type Ways } from './words.ts'

interface Options {
  publicUrl: string
  ways: Ways
  mayAnswer: boolean
}

/** One column without tables; it fetches nothing and reads the same without its style. */
export function letterHtml(letter: Letter, { publicUrl, ways, mayAnswer }: Options): string {
  const { id, subject, introduction, news, frequency } = letter
  const isAlone = news.length === 1
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
        <style>
          ${new Html(darkSheet)}
        </style>
      </head>
      <body class="page" style="${styles.page}">
        <div style="${styles.hidden}">${preheaderOf(news)}${FILLER}</div>
        <div
          class="sheet"
          role="article"
          aria-roledescription="lettre"
          lang="fr"
          style="${styles.sheet}"
        >
          <p class="header" style="${styles.header}">L’actualité Enim</p>
          <p class="muted" style="${styles.online}">
            <a class="link" href="${onlineAddress(publicUrl, id)}" style="${styles.link}"
              >Voir en ligne</a
            >
          </p>
          <div style="${styles.main}">
            ${isAlone ? html`` : html`<h1 class="title" style="${styles.title}">${typeset(subject)}</h1>`}
            ${introduction.map((words) => html`<p style="${styles.text}">${typeset(words)}</p> `)}
            ${news.map((one, rank) => newsHtml(one, { publicUrl, isAlone, isFirst: rank === 0 }))}
          </div>
          <div class="muted line" style="${styles.footer}">
            ${footerWords(frequency, mayAnswer).map((words) => html`<p>${words}</p> `)}
            <p>
              ${wayHtml('Modifier mes préférences', ways.preferences)}
              ${wayHtml('Faire une pause', ways.pause)} ${wayHtml('Me désinscrire', ways.leave)}
            </p>
            <p>
              Espace personnel Enim<br />
              <a class="link" href="${publicUrl}" style="${styles.link}">${publicUrl}</a>
            </p>
          </div>
        </div>
      </body>
    </html> `.text
}

/** Keeps mail programs from showing the first words of the letter after a short preheader. */
const FILLER = '\u00a0\u200c'.repeat(60)

function newsHtml(
  news: LetterNews,
  { publicUrl, isAlone, isFirst }: { publicUrl: string; isAlone: boolean; isFirst: boolean },
): Html {
  const href = newsAddress(publicUrl, news)
  const domains = news.domains.map(({ name }) => name).join(' · ')
  const label = news.body ? 'Lire sur le portail' : 'Lire la suite'
  return html`<div class="line" style="${isFirst ? '' : styles.next}">
    <p class="muted" style="${styles.domains}">${domains}</p>
    ${
      isAlone
        ? html`<h1 class="title" style="${styles.title}">${typeset(news.title)}</h1>`
        : html`<h2 class="title" style="${styles.newsTitle}">
            <a class="title" href="${href}" style="${styles.link}">${typeset(news.title)}</a>
          </h2>`
    }
    <p style="${isAlone ? styles.summary : styles.text}">${typeset(news.summary)}</p>
    ${news.body ? bodyHtml(news.body, publicUrl) : []}
    <p style="margin:16px 0">
      ${
        isAlone
          ? html`<a class="button" href="${href}" style="${styles.button}">${label}</a>`
          : html`<a
              class="link"
              href="${href}"
              aria-label="${label} : ${news.title}"
              style="${styles.link}"
              >${label}</a
            >`
      }
    </p>
  </div> `
}

function wayHtml(label: string, href: string): Html {
  return html`<span style="${styles.way}"
    ><a class="link" href="${href}" style="${styles.link}">${label}</a></span
  >`
}
