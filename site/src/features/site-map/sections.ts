import type { FaqEntry, Form, NewsSummary, Theme } from 'content-types'
import { feedAddress, feedTitle, listAddress } from '../feeds/feed.ts'
import { pageLinks } from '../written-pages/page-links.ts'

export interface MapLink {
  href: string
  label: string
}

export interface MapSection {
  title: string
  links: MapLink[]
  /** The page that names all of them, when there may be many. */
  all?: MapLink
}

/** What editors have published for everybody. */
export interface Published {
  news: readonly NewsSummary[]
  themes: readonly Theme[]
  faq: readonly FaqEntry[]
  forms: readonly Form[]
}

/** The pages that are there whatever editors write. */
export const fixedPages: readonly MapLink[] = [
  { href: '/', label: 'Accueil' },
  { href: '/actualites', label: 'Actualités' },
  { href: '/actu', label: 'L’actualité par e-mail' },
  { href: '/questions', label: 'Questions fréquentes' },
  { href: '/formulaires', label: 'Formulaires' },
  { href: '/verifier', label: 'Vérifier un document' },
  { href: '/verifier/registre', label: 'Registre des accusés' },
  { href: '/systemes', label: 'Pour les systèmes informatiques' },
]

/** What asks to log in first. */
const personalPages: readonly MapLink[] = [
  { href: '/connexion', label: 'Se connecter' },
  { href: '/connexion/premiere-connexion', label: 'Première connexion' },
  { href: '/connexion/mot-de-passe-oublie', label: 'Mot de passe oublié' },
  { href: '/espace', label: 'Mes services' },
  { href: '/espace/transmettre', label: 'Transmettre un document' },
  { href: '/espace/obtenir', label: 'Obtenir un document' },
  { href: '/espace/question', label: 'Poser une question' },
  { href: '/espace/demandes', label: 'Mes demandes' },
  { href: '/espace/recus', label: 'Ce que j’ai reçu' },
  { href: '/espace/versements', label: 'Mes versements' },
  { href: '/espace/echeances', label: 'Mes échéances' },
  { href: '/espace/parametres', label: 'Mon compte' },
]

/** Everything that a reader may go to, in the order in which it is looked for. */
export function mapSections(published: Published): MapSection[] {
  const { news, themes, faq, forms } = published
  const byTheme: MapLink[] = themes.flatMap(({ slug, name }) => [
    { href: listAddress(slug), label: `Actualités : ${name}` },
    { href: `/questions/theme/${slug}`, label: `Questions : ${name}` },
    { href: `/formulaires/theme/${slug}`, label: `Formulaires : ${name}` },
  ])
  const feeds: MapLink[] = [undefined, ...themes].flatMap((theme) =>
    (['rss', 'atom'] as const).map((format) => ({
      href: feedAddress(format, theme?.slug),
      label: `${feedTitle(theme)} (${format === 'rss' ? 'RSS' : 'Atom'})`,
    })),
  )
  return [
    { title: 'Le portail', links: [...fixedPages] },
    { title: 'Votre espace personnel', links: [...personalPages] },
    { title: 'Par domaine', links: byTheme },
    {
      title: 'Dernières actualités',
      links: news.map(newsLink),
      all: { href: '/actualites', label: 'Toutes les actualités' },
    },
    {
      title: 'Questions fréquentes',
      links: faq.map(faqLink),
      all: { href: '/questions', label: 'Toutes les questions fréquentes' },
    },
    {
      title: 'Formulaires',
      links: forms.map(formLink),
      all: { href: '/formulaires', label: 'Tous les formulaires' },
    },
    { title: 'Suivre les actualités', links: feeds },
    { title: 'Aide et informations légales', links: [...pageLinks] },
  ].filter(({ links }) => links.length > 0)
}

function newsLink({ slug, title }: NewsSummary): MapLink {
  return { href: `/actualites/${slug}`, label: title }
}

function faqLink({ slug, question }: FaqEntry): MapLink {
  return { href: `/questions/${slug}`, label: question }
}

function formLink({ slug, title }: Form): MapLink {
  return { href: `/formulaires/${slug}.pdf`, label: `${title} (PDF)` }
}
