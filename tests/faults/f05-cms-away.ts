import { refreshSearch } from '../../api/src/search/index.ts'
import { startFakeCms } from '../site/support/contents.ts'
import { forget, startSite, type Site } from '../site/support/site.ts'
import { alice } from '../support/cast.ts'
import { type CmsMood, type FakeCms } from '../support/fake-cms.ts'
import { depositForm } from '../support/forms.ts'
import { mirrorContents, readFrom } from '../support/mirror-contents.ts'
import { multipart, multipartType } from '../support/multipart.ts'
import { headersOf, serveTestApp, type ServedApp } from '../support/served-app.ts'
import { Tally, type Trial } from '../support/trial.ts'

const counts = { short: 480, full: 10_000 }
const HOURS = 24
const AT_ONCE = 8
/** The site is started anew at these hours, on what it has kept. */
const restarts = [8, 16]
const moods: readonly (CmsMood | 'away')[] = [
  'away',
  'failing',
  'away',
  'garbled',
  'away',
  'silent',
]

const publicPages = [
  ...['/', '/actualites', '/actualites/page/2', '/actualites/domaine/cotisation', '/actu'],
  ...['/actualites/actualite-3', '/actualites/actualite-24', '/actualites/rss.xml'],
  ...['/actualites/atom.xml', '/actualites/domaine/cotisation/rss.xml', '/questions'],
  ...['/questions/theme/cotisation', '/questions/moyens-de-paiement', '/formulaires'],
  ...['/formulaires/theme/accidents', '/recherche?q=cotisation', '/plan-du-site', '/sitemap.xml'],
  ...['/aide', '/mode-d-emploi', '/modalites-d-utilisation', '/mentions-legales', '/cookies'],
  ...['/donnees-personnelles', '/accessibilite', '/robots.txt'],
  ...['/formulaires/declaration-d-accident.pdf', '/connexion', '/verifier'],
]
const espacePages = [
  ...['', '/actualites', '/obtenir', '/obtenir/cotisation', '/question', '/transmettre'],
  ...['/echeances', '/demandes', '/actualites/pour-les-employeurs'],
].map((path) => `/espace${path}`)
const pages = [...publicPages, ...espacePages]

export const cmsAway: Trial = {
  id: 'F05',
  about: 'Strapi absent un jour (horloge virtuelle) : pages, connexions et dépôts continuent',
  async run(size, tell) {
    const tally = new Tally()
    const cms = await startFakeCms()
    const portal = await serveTestApp()
    readFrom(cms, portal)
    let site = await start(cms, portal)
    await mirrorContents(portal)
    await refreshSearch(portal.deps)
    await readAll(site, portal, pages.length, tally, 'avant la panne')
    let deposits = 0
    for (let hour = 0; hour < HOURS; hour++) {
      await setMood(cms, moods[hour % moods.length] ?? 'away')
      if (restarts.includes(hour)) site = await restart(site, cms, portal)
      process.kill(site.pid, 'SIGUSR2')
      portal.clock.advance({ hours: 1 })
      if (cms.mood !== 'silent') {
        await mirrorContents(portal)
        await refreshSearch(portal.deps)
      }
      await readAll(site, portal, Math.ceil(counts[size] / HOURS), tally, `heure ${String(hour)}`)
      deposits += await deposit(site, portal, tally)
      tell(hour + 1, HOURS)
    }
    await judge(portal, deposits, tally)
    await setMood(cms, 'well')
    await expectRecovery(site, cms, tally)
    await Promise.all([site.stop(), portal.close(), cms.stop()])
    await forget(site)
    return tally
  },
}

function start(cms: FakeCms, portal: ServedApp, cacheDir?: string): Promise<Site> {
  const preloaded = new URL('./hours-ahead.ts', import.meta.url).href
  return startSite({
    cmsUrl: cms.url,
    apiUrl: portal.url,
    ...(cacheDir && { cacheDir }),
    environment: { NODE_OPTIONS: `--import ${preloaded}` },
  })
}

async function restart(site: Site, cms: FakeCms, portal: ServedApp): Promise<Site> {
  await site.stop()
  return start(cms, portal, site.cacheDir)
}

async function setMood(cms: FakeCms, mood: CmsMood | 'away'): Promise<void> {
  await cms.stop()
  if (mood === 'away') return
  cms.mood = mood
  await cms.start()
}

async function readAll(site: Site, portal: ServedApp, count: number, tally: Tally, when: string) {
  const headers = headersOf(await portal.logIn(alice), 'page')
  for (let rank = 0; rank < count; rank += AT_ONCE) {
    const read = Array.from({ length: Math.min(AT_ONCE, count - rank) }, async (_, more) => {
      const path = pages[(rank + more) % pages.length] ?? '/'
      const isEspace = path.startsWith('/espace')
      const answer = await site.get(path, isEspace ? headers : {})
      const body = await answer.text()
      const isWhole = answer.status === 200 && body.length > 40 && !body.includes('indisponible')
      const isFound = !path.startsWith('/recherche') || body.includes('href="/questions/')
      tally.count(1, isWhole && isFound, `${when}, ${path} : ${String(answer.status)}`)
    })
    await Promise.all(read)
  }
}

async function deposit(site: Site, portal: ServedApp, tally: Tally): Promise<number> {
  const browser = await portal.logIn(alice)
  const answer = await fetch(`${site.url}/api/requests`, {
    method: 'POST',
    headers: { ...headersOf(browser, 'script'), 'content-type': multipartType },
    body: new Uint8Array(multipart(depositForm())),
  })
  tally.count(1, answer.status === 201, `dépôt : ${String(answer.status)} ${await answer.text()}`)
  return 1
}

async function judge(portal: ServedApp, deposits: number, tally: Tally): Promise<void> {
  const rows = await portal.deps.database.read(
    `SELECT count(*) AS rows FROM requests WHERE theme_name = 'Cotisation'`,
  )
  const kept = Number(rows[0]?.['rows'])
  tally.count(1, kept === deposits, `${String(kept)} dépôts sur ${String(deposits)}`)
  await portal.deliver()
  const told = portal.mailbox.mailsTo(alice.email).length
  tally.count(1, told >= deposits, `${String(told)} accusés pour ${String(deposits)} dépôts`)
}

/** What is published once Strapi is back is read. */
async function expectRecovery(site: Site, cms: FakeCms, tally: Tally): Promise<void> {
  const [news] = cms.contents['news-articles']
  if (news) Object.assign(news, { title: 'De retour', publicationDate: '2026-12-01T08:00:00.000Z' })
  await site.hint('news-article')
  const deadline = performance.now() + 5_000
  let text = ''
  while (!text.includes('De retour') && performance.now() < deadline) {
    text = await (await site.get('/actualites')).text()
  }
  tally.count(1, text.includes('De retour'), 'une actualité publiée ensuite ne se lit pas')
}
