import type { Core } from '@strapi/strapi'
import type { Feature } from '../feature.ts'
import { servePanelRoutes } from '../panel-routes.ts'
import { endDue } from './end-due.ts'
import { findRefusal } from './refusals.ts'
import { listToReview } from './reviews.ts'
import { newsUid } from './news.ts'
import { mindTheDates } from './publishing-by-hand.ts'
import { publishDue } from './publish-due.ts'

/** « Publier le », « Retirer le » and « À revoir le » of the news. */
export const schedule: Feature = {
  register(strapi) {
    strapi.documents.use((context, next) => mindTheDates(strapi, context, next))
    const task = () => applySchedule(strapi)
    strapi.cron.add({ 'redaction-schedule': { task, options: { rule: '* * * * *' } } })
  },

  bootstrap(strapi) {
    // What fell due while Strapi was stopped, once the site can be told of it.
    strapi.server.httpServer.once('listening', () => void applySchedule(strapi))
    servePanelRoutes(strapi, [
      {
        method: 'GET',
        path: '/reviews',
        async handle(asked) {
          if (!asked.state.userAbility.can('plugin::content-manager.explorer.read', newsUid)) {
            return asked.forbidden()
          }
          asked.body = { reviews: await listToReview(strapi) }
          return undefined
        },
      },
      {
        method: 'GET',
        path: '/schedule-refusals/:entryId',
        async handle(asked) {
          if (!asked.state.userAbility.can('plugin::content-manager.explorer.read', newsUid)) {
            return asked.forbidden()
          }
          const refusal = await findRefusal(strapi, asked.params['entryId'] ?? '')
          asked.body = { message: refusal?.message ?? null }
          return undefined
        },
      },
    ])
  },
}

let underWay: Promise<void> = Promise.resolve()

/** One after the other: the minute may come while what was late is still being published. */
function applySchedule(strapi: Core.Strapi): Promise<void> {
  underWay = underWay
    .then(async () => {
      await publishDue(strapi)
      await endDue(strapi)
    })
    .catch((error: unknown) => {
      strapi.log.error(`Le calendrier des actualités a échoué : ${String(error)}`)
    })
  return underWay
}
