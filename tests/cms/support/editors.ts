import * as z from 'zod'
import { logIn } from './answers.ts'
import { people, type Strapi } from './strapi.ts'

const roles = z.object({ data: z.array(z.object({ id: z.number(), code: z.string() })) })
const invited = z.object({ data: z.object({ registrationToken: z.string() }) })

export const secondEditor = {
  email: 'relecture@enim.example',
  password: 'Cabestan-9163',
  firstname: 'Relecture',
}

/** A second person of the editors, invited by the administrator as the panel does; their bearer. */
export async function inviteEditor(strapi: Strapi, person = secondEditor): Promise<string> {
  const admin = await logIn(strapi, people.admin)
  const known = roles.parse((await strapi.ask('/admin/roles', { bearer: admin })).body)
  const role = known.data.find(({ code }) => code === 'strapi-editor')
  const { email, password, firstname } = person
  const { body } = await strapi.ask('/admin/users', {
    method: 'POST',
    bearer: admin,
    data: { email, firstname, lastname: '', roles: [role?.id] },
  })
  const { registrationToken } = invited.parse(body).data
  const registered = await strapi.ask('/admin/register', {
    method: 'POST',
    data: { registrationToken, userInfo: { firstname, password } },
  })
  if (registered.status !== 200) throw new Error(JSON.stringify(registered.body))
  return logIn(strapi, { email, password })
}

/** What an editor does to news in the panel. */
export function newsDesk(strapi: Strapi, bearer: string) {
  const path = '/content-manager/collection-types/api::news-article.news-article'
  const send = (address: string, method: string, data: object) =>
    strapi.ask(`${path}${address}`, { method, bearer, data })
  return {
    create: (data: object) => send('', 'POST', data),
    save: (id: string, data: object) => send(`/${id}`, 'PUT', data),
    publish: (id: string, data: object = {}) => send(`/${id}/actions/publish`, 'POST', data),
    publishMany: (ids: string[]) => send('/actions/bulkPublish', 'POST', { documentIds: ids }),
    unpublish: (id: string) => send(`/${id}/actions/unpublish`, 'POST', {}),
    remove: (id: string) => strapi.ask(`${path}/${id}`, { method: 'DELETE', bearer }),
    read: (id: string) => strapi.ask(`${path}/${id}`, { bearer }),
  }
}

export function paragraph(text: string) {
  return { type: 'paragraph', children: [{ type: 'text', text }] }
}
