import type { Core } from '@strapi/strapi'
import { kindLabel, publishedKinds } from '../contents.ts'
import type { Feature } from '../feature.ts'
import { servePanelRoutes, type Asked } from '../panel-routes.ts'
import { publishAgain, UNDO_MS } from './publish-again.ts'

/** When each entry was taken off the site: a restart forgets it, the history does not. */
const takenOff = new Map<string, number>()

/** « Annuler », for a moment after an entry was taken off the site. */
export const undo: Feature = {
  register(strapi) {
    strapi.documents.use(async ({ uid, action, params }, next) => {
      const done = await next()
      if (!publishedKinds.includes(uid) || !('documentId' in params)) return done
      if (action === 'unpublish') takenOff.set(`${uid} ${params.documentId}`, Date.now())
      if (action === 'publish') takenOff.delete(`${uid} ${params.documentId}`)
      return done
    })
  },

  bootstrap(strapi) {
    servePanelRoutes(strapi, [
      {
        method: 'POST',
        path: '/undo/:kind/:entryId',
        handle: (asked) => answer(strapi, asked),
      },
    ])
  },
}

async function answer(strapi: Core.Strapi, asked: Asked): Promise<unknown> {
  const { kind = '', entryId = '' } = asked.params
  const mayPublish = asked.state.userAbility.can('plugin::content-manager.explorer.publish', kind)
  if (!publishedKinds.includes(kind) || !mayPublish) return asked.notFound()
  const at = takenOff.get(`${kind} ${entryId}`) ?? 0
  if (Date.now() - at > UNDO_MS) {
    return asked.badRequest(
      `Il est trop tard pour annuler. ${kindLabel(kind)} : publiez de nouveau depuis l’historique.`,
    )
  }
  await publishAgain(strapi, kind, entryId)
  asked.body = {}
  return undefined
}
