import { newsSchema, themeSchema } from 'content-types'
import { documentIdOf, logIn, readAll } from './answers.ts'
import { people, type Strapi } from './strapi.ts'

export const newsPath = '/content-manager/collection-types/api::news-article.news-article'

/** An editor at work on the news. */
export interface Newsroom {
  editor: string
  /** Saves a draft, and answers its identifier. */
  write(fields: { title: string } & Record<string, unknown>): Promise<string>
  change(documentId: string, fields: object): Promise<number>
  act(
    documentId: string,
    action: 'publish' | 'unpublish',
  ): Promise<{ status: number; body: unknown }>
  /** What readers find at an address. */
  read(slug: string): Promise<string | undefined>
}

export async function openNewsroom(strapi: Strapi): Promise<Newsroom> {
  const editor = await logIn(strapi, people.editor)
  const [theme] = await readAll(strapi, '/api/themes', themeSchema)
  const domains = { connect: [{ documentId: theme?.documentId }] }
  const body = [{ type: 'paragraph', children: [{ type: 'text', text: 'Bonjour.' }] }]
  const entry = { summary: 'Un résumé.', body, domains }
  return {
    editor,
    async write(fields) {
      const data = { ...entry, ...fields }
      const { body } = await strapi.ask(newsPath, { method: 'POST', bearer: editor, data })
      return documentIdOf(body)
    },
    async change(documentId, data) {
      const path = `${newsPath}/${documentId}`
      return (await strapi.ask(path, { method: 'PUT', bearer: editor, data })).status
    },
    act: (documentId, action) =>
      strapi.ask(`${newsPath}/${documentId}/actions/${action}`, {
        method: 'POST',
        bearer: editor,
        data: {},
      }),
    async read(slug) {
      const query = `filters[slug][$eq]=${slug}&populate[domains]=true`
      const [news] = await readAll(strapi, `/api/news-articles?${query}`, newsSchema)
      return news?.title
    },
  }
}
