import { news } from 'content-types/definitions/news'

/**
 * For the site's three queries: an article by its address, the public list and the whole list, each
 * with its count. With 10,060 news instead of 60 they cost as much; without indexes, 3 to 6 times more.
 */
const indexes = [
  { name: 'news_articles_slug_index', columns: ['slug'] },
  {
    name: 'news_articles_public_index',
    columns: ['reserved', 'publication_date', 'published_at'],
  },
  { name: 'news_articles_date_index', columns: ['publication_date', 'published_at'] },
]

export default { ...news, indexes }
