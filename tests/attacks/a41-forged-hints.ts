import { startFakeCms } from '../site/support/contents.ts'
import { forget, startSite, webhookSecret, type Site } from '../site/support/site.ts'
import { Tally, type Size, type Tell, type Trial } from '../support/trial.ts'

const counts = { short: 400, full: 10_000 }
const AT_ONCE = 50
const pages = ['/', '/actualites', '/actualites/actualite-3', '/actualites/rss.xml']

/** Those without the secret change nothing; those with it make the site ask again, now and then. */
export const forgedHints: Trial = {
  id: 'A41',
  about: 'des avis de publication forgés ou rejoués : rien ne change, une relecture par seconde',
  async run(size, tell) {
    const tally = new Tally()
    const cms = await startFakeCms()
    const site = await startSite({ cmsUrl: cms.url })
    const before = await readPages(site)

    cms.reset()
    const forged = await send(site, forgeries, size, tell)
    tally.count(counts[size], forged.every(isRefused), `réponses : ${kindsOf(forged)}`)
    await readPages(site)
    tally.count(
      1,
      cms.paths.length === 0,
      `un avis forgé a coûté ${String(cms.paths.length)} appels`,
    )

    const start = performance.now()
    const replayed = await send(site, replays, size, tell)
    const seconds = (performance.now() - start) / 1_000
    const asked = cms.count('filters[slug][$eq]=actualite-3')
    // The first is taken at once, and what came since then half a second later: then it is a flood.
    const most = Math.ceil(seconds) + 2
    tally.count(
      counts[size],
      asked <= most,
      `${String(asked)} relectures en ${seconds.toFixed(1)} s`,
    )
    tally.remarks.push(
      `${String(asked)} relectures en ${seconds.toFixed(1)} s ; réponses : ${kindsOf(replayed)}`,
    )
    const after = await readPages(site)
    for (const [rank, path] of pages.entries()) {
      tally.count(1, after[rank] === before[rank], `${path} a changé`)
    }
    await site.stop()
    await cms.stop()
    await forget(site)
    return tally
  },
}

interface Hint {
  headers: Record<string, string>
  body: string
}

/** What Strapi would say, with something to show in it. */
function bodyOf(rank: number): string {
  const model = ['news-article', 'faq-entry', 'form', 'setting', 'theme', undefined][rank % 6]
  const entry = { slug: 'actualite-3', title: `Forgé ${String(rank)}`, reserved: false }
  const event = ['entry.publish', 'entry.delete', 'entry.unpublish', 'media.delete'][rank % 4]
  return JSON.stringify({ event, model, createdAt: new Date(rank).toISOString(), entry })
}

function forgeries(rank: number): Hint {
  const secrets = [
    ...['', ' ', webhookSecret.slice(1), webhookSecret.slice(0, -1), `${webhookSecret}\u00e9`],
    ...[
      webhookSecret.toUpperCase(),
      `${webhookSecret}, ${webhookSecret}`,
      '*',
      'null',
      'undefined',
    ],
  ]
  const secret = secrets[rank % secrets.length] ?? ''
  const elsewhere = { authorization: `Bearer ${webhookSecret}`, cookie: `x=${webhookSecret}` }
  const headers = rank % 11 === 0 ? elsewhere : { 'x-webhook-secret': secret }
  return { headers, body: bodyOf(rank) }
}

/** As someone who has the secret would: the same one again, others, and nonsense. */
function replays(rank: number): Hint {
  const nonsense = ['', '[]', '{"model":12}', 'null', '{"event":"media.update"}']
  const bodies = [bodyOf(0), bodyOf(rank), nonsense[rank % nonsense.length] ?? '']
  return { headers: { 'x-webhook-secret': webhookSecret }, body: bodies[rank % 3] ?? '' }
}

/** While somebody reads. */
async function send(site: Site, hintOf: (rank: number) => Hint, size: Size, tell: Tell) {
  const total = counts[size]
  const statuses: number[] = []
  for (let rank = 0; rank < total; rank += AT_ONCE) {
    const sent = Array.from({ length: AT_ONCE }, async (_, more) => {
      const answer = await fetch(`${site.url}/webhooks/cms`, {
        method: 'POST',
        ...hintOf(rank + more),
      })
      await answer.arrayBuffer()
      return answer.status
    })
    statuses.push(...(await Promise.all(sent)))
    await readPages(site)
    tell(Math.min(rank + AT_ONCE, total), total)
  }
  return statuses
}

function readPages(site: Site): Promise<string[]> {
  return Promise.all(pages.map(async (path) => (await site.get(path)).text()))
}

function isRefused(status: number): boolean {
  return status === 403 || status === 400
}

function kindsOf(statuses: readonly number[]): string {
  return [...new Set(statuses)].join(', ')
}
