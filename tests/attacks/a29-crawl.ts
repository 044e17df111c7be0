import { startFakeCms } from '../site/support/contents.ts'
import { token } from '../cms/support/strapi.ts'
import { getRaw } from '../site/support/raw.ts'
import type { Site } from '../site/support/site.ts'
import { cmsToken } from '../support/fake-cms.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { openStrapi } from './support/open-strapi.ts'
import { makeStrayPaths } from './support/stray-paths.ts'
import { startWholeSite } from './support/whole-site.ts'

const counts = { short: 600, full: Infinity }
const AT_ONCE = 8

/** What anybody may read: how Enim's own systems call. */
const published = new Set(['/api/v1/openapi.json'])

/** What only Strapi, a tool or a file of the machine would say. */
const strange = [
  ...['"data":', '"hasAdmin"', 'x-powered-by', 'strapi', 'root:x:', '[core]', 'sqlite format'],
  ...['"dependencies"', 'createserver', 'at file:', 'node:internal', '"jwtsecret"', cmsToken],
]

/** In what the site itself asks of Strapi, nothing of what the crawl asks for. */
const notAsked = /draft|createdBy|password|admin|upload|users|content-|i18n|graphql/

/** The panel's own files, and that an administrator exists. */
const shownToAnybody = new Set([
  ...['/', '/admin/x', '/admin/init', '/admin/project-type', '/content-manager/preview/script'],
])

/** What would tell, letter by letter, of people and their secrets. */
const oracles = [
  ...['filters[createdBy][password][$startsWith]=$2', 'filters[updatedBy][email][$contains]=@'],
  ...['filters[createdBy][resetPasswordToken][$notNull]=true', 'sort=createdBy.password'],
  ...['where[createdBy][password][$startsWith]=$2', 'filters[domains][createdBy][email][$ne]=x'],
  ...['populate[createdBy]=true', 'populate[createdBy][populate][roles]=true'],
]

/** The public port answers its own addresses, and of any other nothing but that it has none. */
export const crawl: Trial = {
  id: 'A29',
  about: 'les adresses de Strapi, d’outils et de fichiers, demandées au port public',
  async run(size, tell) {
    const tally = new Tally()
    const cms = await startFakeCms()
    const whole = await startWholeSite(cms, { API_SPEC: 'false' })
    const all = makeStrayPaths()
    const step = Math.max(1, Math.floor(all.length / counts[size]))
    const paths = all.filter((_, rank) => rank % step === 0)
    const seen = await getRaw(whole.site.port, '/actualites')
    tally.count(1, seen.status === 200, 'le portail ne répond pas')
    cms.reset()
    for (let from = 0; from < paths.length; from += AT_ONCE) {
      const some = paths.slice(from, from + AT_ONCE)
      const faults = await Promise.all(some.map((path) => findFault(whole.site, path)))
      for (const [rank, fault] of faults.entries()) {
        tally.count(1, fault === undefined, `${some[rank] ?? ''} : ${String(fault)}`)
      }
      tell(from + some.length, paths.length)
    }
    const passed = cms.paths.filter((path) => !path.startsWith('/api/') || notAsked.test(path))
    tally.count(1, passed.length === 0, `Strapi a été demandé : ${passed.slice(0, 3).join(' ')}`)
    await whole.close()
    await cms.stop()
    await askStrapi(tally)
    return tally
  },
}

/** Should its port be reached all the same: nothing without an account, and no oracle for the site. */
async function askStrapi(tally: Tally): Promise<void> {
  const strapi = await openStrapi()
  tally.count(1, strapi.routes.length > 100, 'la liste des adresses de Strapi est vide')
  for (const { method, path } of strapi.routes) {
    const isGiven = shownToAnybody.has(path) || path === '/_health'
    const answer = await fetch(`${strapi.url}${path}`, { method, redirect: 'manual' })
    await answer.arrayBuffer()
    const reason = `Strapi, ${method} ${path} : ${String(answer.status)}`
    tally.count(1, isGiven || answer.status >= 400, reason)
  }
  const headers = { authorization: `Bearer ${token}` }
  const lawful = await fetch(`${strapi.url}/api/news-articles?populate=*`, { headers })
  tally.count(1, lawful.status === 200, 'le jeton de lecture ne lit rien')
  for (const query of oracles) {
    const answer = await fetch(`${strapi.url}/api/news-articles?${query}`, { headers })
    await answer.arrayBuffer()
    tally.count(1, answer.status >= 400, `Strapi, ${query} : ${String(answer.status)}`)
  }
  tally.remarks.push(`${String(strapi.routes.length)} adresses de Strapi`)
  await strapi.stop()
}

async function findFault(site: Site, path: string): Promise<string | undefined> {
  if (published.has(path)) return undefined
  const { status, head, body } = await getRaw(site.port, path, 'Accept: */*')
  // One slash too many leads to the same address without it, which is tried as well.
  if (status === 308 && head.includes(`${path.slice(0, -1)}\r\n`)) return undefined
  const said = `${head}\n${body}`.toLowerCase()
  const word = strange.find((one) => said.includes(one.toLowerCase()))
  if (word !== undefined) return `dit « ${word} »`
  // Of the api's own addresses, those that need somebody logged in.
  return [400, 401, 403, 404, 405, 429].includes(status) ? undefined : `répond ${String(status)}`
}
