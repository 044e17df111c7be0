import { faqEntrySchema, newsSchema } from 'content-types'
import { expect, test } from 'vitest'
import '../support/environment.ts'
import {
  breadcrumbs,
  faqPage,
  newsArticle,
  writeJsonLd,
} from '../../../site/src/features/seo/structured-data.ts'
import { makeFaqEntry, makeNews } from '../support/contents.ts'

const portal = new URL('https://portail.enim.example')

test('an article has what schema.org and search engines ask of it', () => {
  const news = newsSchema.parse(
    makeNews({
      slug: 'le-taux',
      title: 'Le taux',
      publicationDate: '2026-03-02T08:00:00.000Z',
      picture: {
        url: '/uploads/q_1.jpg',
        name: 'q',
        mime: 'image/jpeg',
        size: 1,
        width: 800,
        height: 600,
      },
    }),
  )
  expect(newsArticle(news, portal)).toMatchObject({
    '@type': 'NewsArticle',
    headline: 'Le taux',
    datePublished: '2026-03-02T08:00:00.000Z',
    mainEntityOfPage: 'https://portail.enim.example/actualites/le-taux',
    image: 'https://portail.enim.example/images/actuelle/1200/q_1.jpg.jpeg',
    publisher: { '@type': 'GovernmentOrganization', alternateName: 'Enim' },
  })
})

test('questions have the whole of their answers', () => {
  const entry = faqEntrySchema.parse(makeFaqEntry('delai', 'Sous quel délai ?', 'accidents'))
  expect(faqPage([entry]).mainEntity).toEqual([
    {
      '@type': 'Question',
      name: 'Sous quel délai ?',
      acceptedAnswer: { '@type': 'Answer', text: 'Réponse de delai.' },
    },
  ])
})

test('where a page stands is counted from the home page', () => {
  const trail = [{ href: '/', label: 'Accueil' }]
  const { itemListElement } = breadcrumbs(trail, 'Aide', new URL('/aide', portal))
  expect(itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Accueil', item: 'https://portail.enim.example/' },
    { '@type': 'ListItem', position: 2, name: 'Aide', item: 'https://portail.enim.example/aide' },
  ])
})

test.each(['</script><script>alert(1)</script>', '<!--<script>', '\u2028\u2029', '"\\"', '&lt;'])(
  'the words %j stay words, and end no element',
  (words) => {
    const json = writeJsonLd([{ name: words }])
    expect(json).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.parse(json)).toMatchObject({ '@graph': [{ name: words }] })
  },
)
