import type { Feature } from '../feature.ts'
import { refuseSecondOfKey } from './one-of-each-key.ts'
import { refuseBrokenText } from './refuse-broken-text.ts'

/** Texts of mails and windows: checked when they are saved, since nothing publishes them. */
export const texts: Feature = {
  register(strapi) {
    strapi.documents.use(async (context, next) => {
      await refuseBrokenText(strapi, context)
      await refuseSecondOfKey(strapi, context)
      return next()
    })
  },
}
