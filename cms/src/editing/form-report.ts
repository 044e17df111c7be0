import type { Core } from '@strapi/strapi'
import { join } from 'node:path'
import { reportOn } from './form-pdf.ts'

interface Asked {
  params: { id: string }
  state: { userAbility: { can(action: string, subject: string): boolean } }
  body: unknown
  forbidden(): unknown
  notFound(): unknown
}

/** Tells the panel, for a file of the media library, what the portal can do with it as a form. */
export function serveFormReports(strapi: Core.Strapi): void {
  strapi.server.routes({
    type: 'admin',
    prefix: '/admin',
    routes: [
      {
        method: 'GET',
        path: '/form-reports/:id',
        handler: (asked: unknown) => answer(strapi, asked as Asked),
        info: { pluginName: 'admin' },
        config: { policies: ['admin::isAuthenticatedAdmin'] },
      },
    ],
  })
}

async function answer(strapi: Core.Strapi, asked: Asked): Promise<unknown> {
  const mayRead = asked.state.userAbility.can(
    'plugin::content-manager.explorer.read',
    'api::form.form',
  )
  if (!mayRead) return asked.forbidden()
  const id = Number(asked.params.id)
  const file = Number.isSafeInteger(id)
    ? ((await strapi.db.query('plugin::upload.file').findOne({ where: { id } })) as {
        url: string
      } | null)
    : null
  if (!file) return asked.notFound()
  asked.body = await reportOn(join(strapi.dirs.static.public, file.url))
  return undefined
}
