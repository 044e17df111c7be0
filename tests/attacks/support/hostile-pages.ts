import { createHmac } from 'node:crypto'
import { previewKinds, previewModes, previewPath, previewText } from 'content-types'
import { pageKeys } from '../../../content-types/src/definitions/page.ts'
import { previewKey } from '../../site/support/site.ts'
import type { Desk } from '../../support/desk.ts'
import { fillable, newsSlug } from './hostile-contents.ts'
import { previewedId } from './hostile-words.ts'

/** How many drafts of each kind are previewed, in each of the ways. */
const PREVIEWED = 3

/** Every page that shows something of Strapi's, `count` texts in each of its fields. */
export async function listPages(desk: Desk, count: number): Promise<string[]> {
  const { reference } = await desk.insert({ kind: 'question' })
  const { reference: document } = await desk.insert()
  return [
    ...publicPages(count),
    ...espacePages(count, document),
    ...[`/espace/demandes/${document}?recu=1`, `/espace/demandes/${reference}?recu=1`],
    ...['/agents', `/agents/demandes/${document}`, '/agents/chiffres'],
    ...previews(),
  ]
}

function publicPages(count: number): string[] {
  const lists = ['/actualites/page/2', '/actualites/domaine/cotisation']
  const feeds = ['/actualites', '/actualites/domaine/cotisation'].flatMap((list) => [
    ...[`${list}/rss.xml`, `${list}/atom.xml`],
  ])
  return [
    ...['/', '/actualites', '/actu', ...(count > 6 ? lists : []), ...feeds],
    ...['/questions', '/questions/theme/cotisation', '/questions/question-0?aide=oui'],
    ...['/formulaires', '/formulaires/theme/cotisation'],
    ...['/plan-du-site', '/sitemap.xml', '/recherche', '/connexion', '/verifier', '/systemes'],
    ...['script', 'x', 'window', 'onerror'].map((words) => `/recherche?q=${words}`),
    ...pageKeys.map((key) => `/${key}`),
    ...each(count, (rank) => `/actualites/${newsSlug(rank)}`),
    ...each(count, (rank) => `/questions/question-${String(rank)}`),
  ]
}

function espacePages(count: number, reference: string): string[] {
  const pages = ['', '/obtenir', '/obtenir/cotisation', '/question', '/transmettre', '/actualites']
  const steps = each(count + 1, (rank) => `/remplir/${fillable}/${String(rank)}`).slice(1)
  return [
    ...[...pages, '/echeances', '/echeances/cotisation', '/demandes', `/demandes/${reference}`],
    ...['/question?theme=cotisation', '/question?recherche=script'],
    '/transmettre?theme=cotisation&formulaire=formulaire-0',
    ...['/parametres', '/parametres?fait=mot-de-passe', '/parametres?fait=notifications'],
    ...[`/actualites/${newsSlug(0)}`, ...steps, `/remplir/${fillable}/verifier`],
  ].map((path) => `/espace${path}`)
}

/** As the editors' panel has them shown. */
function previews(): string[] {
  const expires = Math.floor(Date.now() / 1_000) + 600
  return Object.values(previewKinds).flatMap((kind) =>
    previewModes.flatMap((mode) =>
      each(PREVIEWED, (rank) => {
        const documentId = previewedId(rank)
        const claim = { kind, documentId, status: 'draft' as const, mode, expires }
        const hmac = createHmac('sha256', previewKey).update(previewText(claim))
        return previewPath(claim, hmac.digest('base64url'))
      }),
    ),
  )
}

function each(count: number, make: (rank: number) => string): string[] {
  return Array.from({ length: count }, (_, rank) => make(rank))
}
