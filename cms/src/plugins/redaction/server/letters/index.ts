import type { Feature } from '../feature.ts'
import { servePanelRoutes, type Asked } from '../panel-routes.ts'
import { readLatestLetters, readLetters, readSubscribers, sendTrial } from './ask-api.ts'

const readNews = 'plugin::content-manager.explorer.read'
const newsUid = 'api::news-article.news-article'

/** « Lettre », beside a news, a trial to oneself; « Abonnés et lettres »: how many, never who. */
export const letters: Feature = {
  bootstrap(strapi) {
    servePanelRoutes(strapi, [
      { method: 'GET', path: '/letters', handle: showAll },
      { method: 'GET', path: '/letters/:entryId', handle: show },
      {
        method: 'POST',
        path: '/letters/:entryId/trial',
        // To whoever asks, and to nobody else: the panel is no way to write to strangers.
        handle: (asked, { email }) => trySending(asked, email),
      },
    ])
  },
}

async function showAll(asked: Asked): Promise<unknown> {
  if (!mayRead(asked)) return asked.forbidden()
  const [letters, subscribers] = await Promise.all([readLatestLetters(), readSubscribers()])
  asked.body = { letters: letters?.letters ?? null, subscribers: subscribers ?? null }
  return undefined
}

async function show(asked: Asked): Promise<unknown> {
  if (!mayRead(asked)) return asked.forbidden()
  asked.body = (await readLetters(asked.params['entryId'] ?? '')) ?? { letters: null }
  return undefined
}

async function trySending(asked: Asked, to: string): Promise<unknown> {
  if (!mayRead(asked)) return asked.forbidden()
  const refusal = await sendTrial({ id: asked.params['entryId'] ?? '', to })
  if (refusal !== undefined) return asked.badRequest(refusal)
  asked.body = { to }
  return undefined
}

function mayRead({ state }: Asked): boolean {
  return state.userAbility.can(readNews, newsUid)
}
