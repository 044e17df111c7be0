import type { Core, Modules } from '@strapi/strapi'
import { errors } from '@strapi/utils'

const keyed = ['api::page.page', 'api::mail-text.mail-text', 'api::window-text.window-text']

const message = 'Un autre contenu a déjà été créé pour cette clé : modifiez celui-là.'

/** Of two contents for one page, mail or window, nobody could say which is shown. */
export async function refuseSecondOfKey(
  strapi: Core.Strapi,
  { uid, action, params }: Modules.Documents.Middleware.Context,
): Promise<void> {
  if (!keyed.includes(uid) || !('data' in params)) return
  if (action !== 'create' && action !== 'update' && action !== 'clone') return
  const { key } = params.data as { key?: unknown }
  if (typeof key !== 'string') return
  const isOther =
    'documentId' in params && action === 'update' ? { documentId: { $ne: params.documentId } } : {}
  const other: unknown = await strapi.db.query(uid).findOne({ where: { key, ...isOther } })
  if (!other) return
  throw new errors.ValidationError(message, {
    errors: [{ path: ['key'], message, name: 'ValidationError' }],
  })
}
