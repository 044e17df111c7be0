import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure } from './figure.ts'
import { get } from './load.ts'
import type { Portal } from './portal.ts'
import { expireNews, publishNews, signInToCms } from './publish.ts'

const PUBLICATIONS = 20
const VISITORS = 200
const PATIENCE_MS = 10_000
/** The site bounds how often hints make it ask Strapi again. */
const HINT_PAUSE_MS = 3_000

/** How soon a publication is read, and what a crowd on an expired page costs. */
export async function* freshness(portal: Portal): AsyncGenerator<Figure> {
  const page = `${portal.siteUrl}/actualites`
  const editor = await signInToCms(portal)
  let slowest = 0
  for (let publication = 0; publication < PUBLICATIONS; publication++) {
    const title = `Mesure ${randomUUID()}`
    await publishNews(portal, editor, title)
    const published = performance.now()
    while (!(await (await fetch(page)).text()).includes(title)) {
      if (performance.now() - published > PATIENCE_MS) throw new Error(`${title} never showed.`)
      await sleep(10)
    }
    slowest = Math.max(slowest, performance.now() - published)
  }
  yield { name: 'publish-to-visible', value: slowest / 1_000, unit: 's', goal: 1, sense: 'at most' }

  await sleep(HINT_PAUSE_MS)
  portal.cms.reset()
  await expireNews(portal)
  await get({ url: page, requests: VISITORS, connections: VISITORS })
  const renderings = portal.cms.asked('/api/news-articles').length
  if (renderings === 0) throw new Error('The page had not expired.')
  yield {
    name: 'renderings-for-200-visitors',
    value: renderings,
    unit: 'renderings',
    goal: 1,
    sense: 'at most',
  }
}
