import { Tally, type Trial } from '../support/trial.ts'
import { openForeignPages, type ForeignPage } from './support/foreign-page.ts'
import { listTargets } from './support/state-changing-routes.ts'
import { readState } from './support/portal-state.ts'
import { signInToPortal } from './support/sign-in.ts'
import { startPortal, type Portal } from './support/portal.ts'

/** What a request forged outside the portal may say about where it comes from. */
const origins: Record<string, (own: string) => Record<string, string>> = {
  'sans provenance': () => ({}),
  'origine nulle': () => ({ origin: 'null' }),
  'origine étrangère': () => ({ origin: 'https://evil.example' }),
  'origine voisine': (own) => ({ origin: own.replace('//', '//evil.') }),
  'autre port': () => ({ origin: 'http://localhost:1' }),
  'autre site, origine volée': (own) => ({ origin: own, 'sec-fetch-site': 'cross-site' }),
  'même site': (own) => ({ origin: own, 'sec-fetch-site': 'same-site' }),
  'adresse tapée': () => ({ 'sec-fetch-site': 'none' }),
  'texte simple': () => ({ origin: 'https://evil.example', 'content-type': 'text/plain' }),
  'formulaire en morceaux': () => ({
    origin: 'https://evil.example',
    'content-type': 'multipart/form-data; boundary=x',
  }),
}

export const crossSite: Trial = {
  id: 'A13',
  about: 'faire agir le navigateur d’un employeur connecté depuis un autre site',
  async run(size, tell) {
    const portal = await startPortal()
    const tally = new Tally()
    try {
      const { cookie, cookies } = await signInToPortal(portal)
      const targets = await listTargets(portal)
      const chosen = size === 'full' ? targets : targets.slice(0, 6)
      const pages = await openForeignPages(portal.siteUrl, cookies)
      const before = await readState(portal.database)
      for (const [rank, path] of chosen.entries()) {
        await forge(portal, path, cookie, tally)
        await overrideMethod(portal, path, cookie, tally)
        for (const page of pages.list) await attackFrom(page, portal, path, tally)
        tell(rank + 1, chosen.length)
      }
      const after = await readState(portal.database)
      tally.count(1, after === before, `l’état de la base a changé : ${before} → ${after}`)
      tally.remarks.push(
        `${String(chosen.length)} adresses, ${String(vectors(pages.list))} vecteurs`,
      )
      await pages.close()
      await checkOwnPage(portal, cookie, tally)
    } finally {
      await portal.stop()
    }
    return tally
  },
}

function vectors(pages: readonly ForeignPage[]): number {
  return Object.keys(origins).length + 1 + pages.reduce((sum, { ways }) => sum + ways.length, 0)
}

async function forge({ siteUrl }: Portal, path: string, cookie: string, tally: Tally) {
  for (const [name, headersOf] of Object.entries(origins)) {
    const answer = await fetch(`${siteUrl}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', cookie, ...headersOf(siteUrl) },
      body: '{}',
    })
    await answer.arrayBuffer()
    // Enim's own systems are programs: what refuses there is that no token comes with the cookie.
    const isProgram = path.startsWith('/api/v1/') && name === 'sans provenance'
    // Mail programs post there from anywhere: what refuses is that no signed key comes with it.
    const isForMails = path === '/api/subscriptions/leave'
    const refusal = isForMails ? 410 : isProgram ? 401 : 403
    tally.count(1, answer.status === refusal, `${path}, ${name} : ${String(answer.status)}`)
  }
}

async function overrideMethod({ siteUrl }: Portal, path: string, cookie: string, tally: Tally) {
  const answer = await fetch(`${siteUrl}${path}?_method=POST`, {
    redirect: 'manual',
    headers: { cookie, 'x-http-method-override': 'POST' },
  })
  await answer.arrayBuffer()
  // A page may well be shown: what counts is that nothing changes, which is looked at in the end.
  tally.count(1, answer.status !== 201, `${path}, méthode cachée : ${String(answer.status)}`)
}

/** A page cannot read what a foreign origin answers: only the final state tells. */
async function attackFrom(page: ForeignPage, { siteUrl }: Portal, path: string, tally: Tally) {
  for (const way of page.ways) {
    const status = await page.send(way, `${siteUrl}${path}`)
    const isRefused = status === undefined || status === 403 || status === 410
    tally.count(1, isRefused, `${path}, ${way} depuis ${page.origin} : ${String(status)}`)
  }
}

/** The same request from the portal's own page is not refused: the refusals above are real ones. */
async function checkOwnPage({ siteUrl }: Portal, cookie: string, tally: Tally) {
  const answer = await fetch(`${siteUrl}/api/session/renewal`, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', accept: 'application/json' },
  })
  tally.count(1, answer.status === 200, `la page du portail elle-même : ${String(answer.status)}`)
}
