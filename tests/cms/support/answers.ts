import * as z from 'zod'
import { token, type Strapi } from './strapi.ts'

const panelToken = z.object({ data: z.object({ token: z.string() }) })
const refusal = z.object({ error: z.object({ message: z.string() }) })
const document = z.object({ data: z.object({ documentId: z.string() }) })

const view = z.object({
  data: z.object({
    contentType: z.object({
      metadatas: z.record(
        z.string(),
        z.object({ edit: z.object({ label: z.string().optional() }) }),
      ),
      layouts: z.object({ edit: z.array(z.array(z.object({ name: z.string() }))) }),
    }),
  }),
})

/** Every entry of an address of the content api, each checked. */
export async function readAll<T>(strapi: Strapi, path: string, schema: z.ZodType<T>): Promise<T[]> {
  const { status, body } = await strapi.ask(path, { bearer: token })
  if (status !== 200) throw new Error(`${path} answers ${status}`)
  return z.object({ data: z.array(schema) }).parse(body).data
}

/** Logs in to the panel, and answers the bearer. */
export async function logIn(strapi: Strapi, person: object): Promise<string> {
  const { body } = await strapi.ask('/admin/login', { method: 'POST', data: person })
  return panelToken.parse(body).data.token
}

/** Sends a file to the media library. */
export function upload(
  strapi: Strapi,
  bearer: string,
  content: BlobPart,
  type: string,
  name: string,
) {
  const form = new FormData()
  form.append('files', new Blob([content], { type }), name)
  return fetch(`${strapi.url}/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}` },
    body: form,
  })
}

export function messageOf(body: unknown): string {
  return refusal.parse(body).error.message
}

export function documentIdOf(body: unknown): string {
  return document.parse(body).data.documentId
}

/** How the panel shows a content type. */
export function viewOf(body: unknown) {
  return view.parse(body).data.contentType
}
