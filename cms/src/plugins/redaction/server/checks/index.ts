import type { Feature } from '../feature.ts'
import { serveSurroundings } from './answer-surroundings.ts'
import { refuseBlocking } from './refuse.ts'
import { saveThenPublish } from './save-then-publish.ts'

/** « Avant de publier », on the server's side: what blocks is refused, whoever publishes. */
export const checks: Feature = {
  register(strapi) {
    strapi.documents.use((context, next) => saveThenPublish(strapi, context, next))
    strapi.documents.use(async (context, next) => {
      await refuseBlocking(strapi, context)
      return next()
    })
  },
  bootstrap: serveSurroundings,
}
