import { refreshNews } from '../../api/src/letters/index.ts'
import { makeSample } from '../../api/src/letters/sample.ts'
import { refreshSearch } from '../../api/src/search/index.ts'
import { refreshMailTexts } from '../../api/src/texts/index.ts'
import { makeNews, startFakeCms } from '../site/support/contents.ts'
import { mirrorContents } from '../support/mirror-contents.ts'
import type { TestApp } from '../support/test-app.ts'
import { Tally, type Tell, type Trial } from '../support/trial.ts'
import { openCanary, type Canary } from './support/file-opener.ts'
import { openStrapi } from './support/open-strapi.ts'
import { spellOwnAddress } from './support/own-addresses.ts'
import { openRedirector } from './support/redirector.ts'
import { luresOf } from './support/strapi-lures.ts'
import { startWholeSite } from './support/whole-site.ts'

/** Of the lures that differ by the spelling of an address only, one in so many in a short run. */
const steps = { short: 9, full: 1 }

/** Nobody calls an address because Strapi holds it, or because an account of its panel typed it. */
export const callsElsewhere: Trial = {
  id: 'A28',
  about: 'des adresses internes que Strapi, le site ou l’api appelleraient pour un autre',
  async run(size, tell) {
    const tally = new Tally()
    const canary = await openCanary()
    const addresses = spellOwnAddress(canary.url).filter((_, rank) => rank % steps[size] === 0)
    await lureReaders(canary, addresses, tally)
    await redirectReaders(canary, tally)
    await lureStrapi(canary, addresses, tally, tell)
    canary.close()
    return tally
  },
}

async function lureStrapi(
  canary: Canary,
  addresses: readonly string[],
  tally: Tally,
  tell: Tell,
): Promise<void> {
  const site = await openRedirector(canary.url)
  const strapi = await openStrapi({ SITE_URL: site.url })
  const lures = await luresOf(strapi, canary.url, addresses)
  for (const [rank, { name, spring }] of lures.entries()) {
    const before = canary.calls()
    await spring()
    tally.count(1, canary.calls() === before, `Strapi, ${name}`)
    tell(rank + 1, lures.length)
  }
  tally.count(1, site.calls() > 0, 'le webhook du portail n’est pas parti')
  await strapi.stop()
  site.close()
}

/** Contents whose files are said to be elsewhere. */
async function lureReaders(
  canary: Canary,
  addresses: readonly string[],
  tally: Tally,
): Promise<void> {
  const cms = await startFakeCms()
  const [form] = cms.contents.forms
  const media = (url: string) => ({
    ...{ url, name: 'x.pdf', mime: 'application/pdf', size: 1, alternativeText: 'x' },
    ...{ width: 10, height: 10 },
  })
  for (const [rank, url] of addresses.entries()) {
    const slug = `leurre-${String(rank)}`
    cms.contents.forms.push({ ...form, documentId: slug, slug, file: media(url) })
    cms.contents['news-articles'].push(makeNews({ slug, picture: media(url) }))
  }
  const whole = await startWholeSite(cms)
  await mirrorAll(whole.portal)
  tally.count(1, canary.calls() === 0, 'l’api a suivi l’adresse d’un fichier')
  for (const [rank, url] of addresses.entries()) {
    const before = canary.calls()
    const encoded = encodeURIComponent(url)
    for (const path of [
      ...[`/formulaires/leurre-${String(rank)}.pdf`, `/actualites/leurre-${String(rank)}`],
      ...[`/images/${encoded}`, `/images/1/640/${encoded}`, `/_image?href=${encoded}&w=10&f=webp`],
    ]) {
      await (await whole.site.get(path)).arrayBuffer()
    }
    tally.count(1, canary.calls() === before, `le site a appelé ${url}`)
  }
  await whole.close()
  await cms.stop()
}

/** In place of Strapi, a server that sends whoever reads it elsewhere. */
async function redirectReaders(canary: Canary, tally: Tally): Promise<void> {
  const cms = await startFakeCms()
  const whole = await startWholeSite(cms)
  const { url, port } = cms
  await cms.stop()
  const redirector = await openRedirector(canary.url, port)
  const before = canary.calls()
  await mirrorAll(whole.portal)
  await makeSample(whole.portal.deps, { id: 'x', status: 'draft' }).catch(() => undefined)
  tally.count(1, canary.calls() === before, 'l’api a suivi une redirection de Strapi')
  const mirrored = canary.calls()
  const pages = ['/', '/actualites', '/questions', '/formulaires', '/aide', '/recherche?q=x']
  const files = ['/formulaires/declaration-d-accident.pdf', '/images/x.png', '/actualites/x']
  for (const path of [...pages, ...files]) await (await whole.site.get(path)).arrayBuffer()
  tally.count(1, canary.calls() === mirrored, 'le site a suivi une redirection de Strapi')
  tally.count(1, redirector.calls() > 5, `${url} n’a presque pas été lu`)
  redirector.close()
  await whole.close()
}

async function mirrorAll(portal: TestApp): Promise<void> {
  await mirrorContents(portal)
  for (const refresh of [refreshSearch, refreshNews, refreshMailTexts]) await refresh(portal.deps)
}
