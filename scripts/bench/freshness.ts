import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure } from './figure.ts'
import { get } from './load.ts'
import type { Portal } from './portal.ts'
import { listPublications, makeWords, type Publication } from './publications.ts'
import { expireNews, signInToCms } from './publish.ts'

const PUBLICATIONS = 50
const VISITORS = 200
const PATIENCE_MS = 10_000
/** The site bounds how often hints make it ask Strapi again. */
const HINT_PAUSE_MS = 3_000
/** How the page asks Strapi for its news; the api, which searches them, asks otherwise. */
const LIST = '/api/news-articles?populate%5Bdomains%5D'

/** How soon a publication of each kind is read, and what a crowd on an expired page costs. */
export async function* freshness(portal: Portal): AsyncGenerator<Figure> {
  const editor = await signInToCms(portal)
  for (const publication of await listPublications(portal, editor)) {
    let slowest = 0
    for (let rank = 0; rank < PUBLICATIONS; rank++) {
      slowest = Math.max(slowest, await timeToRead(portal, publication))
    }
    const name = `publish-to-visible-${publication.kind}`
    yield { name, value: slowest / 1_000, unit: 's', goal: 1, sense: 'at most' }
  }

  await sleep(HINT_PAUSE_MS)
  portal.cms.reset()
  await expireNews(portal)
  const page = `${portal.siteUrl}/actualites`
  await get({ url: page, requests: VISITORS, connections: VISITORS })
  const renderings = portal.cms.asked(LIST).length
  if (renderings === 0) throw new Error('The page had not expired.')
  yield {
    name: 'renderings-for-200-visitors',
    value: renderings,
    unit: 'renderings',
    goal: 1,
    sense: 'at most',
  }
}

/** In milliseconds, from the answer of Strapi on. */
async function timeToRead(portal: Portal, publication: Publication): Promise<number> {
  const words = makeWords()
  const page = `${portal.siteUrl}${publication.pageOf(words)}`
  const trace = publication.traceOf?.(words) ?? words
  await publication.publish(words)
  const published = performance.now()
  while (!(await readAs(page, publication.headersOf?.())).includes(trace)) {
    const waited = performance.now() - published
    if (waited > PATIENCE_MS) throw new Error(`${words} never showed on ${page}.`)
    await sleep(10)
  }
  return performance.now() - published
}

async function readAs(page: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(page, { headers })).text()
}
