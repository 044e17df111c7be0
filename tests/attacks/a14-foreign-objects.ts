import { Tally, type Trial } from '../support/trial.ts'
import { insertAgent, logInAgent } from '../support/agents.ts'
import type { Browser } from '../support/browser.ts'
import { themes } from '../support/themes.ts'
import { readRoutes, type Route } from './support/fuzzed-requests.ts'
import { siteHeaders } from '../support/browser.ts'
import { startTenants, type Tenant } from './support/tenants.ts'

const counts = { short: 3, full: 20 }
/** A reference of nothing. */
const unknown = 'E26-0000-0000'

interface Attacker {
  browser: Browser
  /** Of a request that they may see. */
  own: string
  isForeign(tenant: Tenant): boolean
}

export const foreignObjects: Trial = {
  id: 'A14',
  about: 'chaque adresse, au nom de chacun, avec les identifiants de tous les autres',
  async run(size, tell) {
    const { portal, tenants } = await startTenants(counts[size])
    const all = await readRoutes({ url: portal.url, headers: siteHeaders })
    const routes = all.filter(({ path }) => path.includes('{'))
    const lists = all.filter(({ method, path }) => method === 'GET' && !path.includes('{'))
    const isDesk = ({ path }: Route) => path.startsWith('/api/desk/')
    const employers = tenants.map(({ browser, reference, mark }): Attacker => ({
      browser,
      own: reference,
      isForeign: (tenant) => tenant.mark !== mark,
    }))
    const agents = await Promise.all(
      themes.map(async ({ slug }): Promise<Attacker> => {
        const email = `${slug}@enim.example`
        const agent = await insertAgent(portal.deps, { role: 'agent', services: [slug], email })
        const own = tenants.find(({ theme }) => theme === slug)?.reference ?? unknown
        const isForeign = ({ theme }: Tenant) => theme !== slug
        return { browser: await logInAgent(portal, agent), own, isForeign }
      }),
    )
    const tally = new Tally()
    const before = await stateOf(portal.deps.database, tenants)
    const pairs = [
      ...employers.map((attacker) => ({ attacker, doors: routes.filter((one) => !isDesk(one)) })),
      ...agents.map((attacker) => ({ attacker, doors: routes.filter(isDesk) })),
    ]
    for (const [rank, { attacker, doors }] of pairs.entries()) {
      const foreign = tenants.filter((one) => attacker.isForeign(one))
      for (const tenant of foreign) await tryEverything(tally, attacker, tenant, doors)
      await readLists(tally, attacker, foreign, lists)
      tell(rank + 1, pairs.length)
    }
    const after = await stateOf(portal.deps.database, tenants)
    tally.count(1, after === before, 'ce qui appartient à un autre a changé')
    tally.remarks.push(`${String(routes.length)} adresses, ${String(pairs.length)} personnes`)
    await portal.close()
    return tally
  },
}

/** Every door with every id of theirs; with two ids, also behind a request of the attacker's own. */
async function tryEverything(
  tally: Tally,
  { browser, own }: Attacker,
  tenant: Tenant,
  doors: readonly Route[],
): Promise<void> {
  for (const door of doors) {
    const names = [...door.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const first = names[0] === 'reference' ? [tenant.reference] : [tenant.reference, ...tenant.ids]
    const tries =
      names.length === 1
        ? first.map((id) => [id])
        : tenant.ids.flatMap((id) => [...first, own].map((reference) => [reference, id]))
    for (const ids of tries) {
      const answer = await knock(browser, door, ids)
      const isTheirs = answer.body.includes(tenant.mark) || isOpened(door, answer)
      tally.count(
        1,
        !isTheirs,
        `${door.method} ${door.path} ${ids.join(' ')} : ${answer.body.slice(0, 80)}`,
      )
    }
  }
}

/** What takes ids in its body changes none of them; what lists one's own shows nobody else's. */
async function readLists(
  tally: Tally,
  { browser }: Attacker,
  foreign: readonly Tenant[],
  lists: readonly Route[],
): Promise<void> {
  for (const { ids } of foreign) {
    for (const path of [
      '/api/received/archiving',
      '/api/received/reading',
      '/api/payments/reading',
    ]) {
      await browser.post(path, { ids, references: ids, archived: true })
    }
  }
  for (const { path } of lists) {
    const body = await (await browser.get(path)).text()
    const shown = foreign.find(({ mark }) => body.includes(mark))
    tally.count(1, !shown, `${path} montre ${String(shown?.mark)}`)
  }
}

/** A draft's key is chosen by its page: with the key of another's one begins one's own. */
function isOpened({ method, path }: Route, { status }: { status: number }): boolean {
  const isOwnDraft = path.startsWith('/api/drafts/') && method !== 'GET'
  const isPublic = /^\/api\/(receipts|certificates)\//.test(path)
  return status < 400 && !isOwnDraft && !isPublic
}

async function knock(browser: Browser, { method, path }: Route, ids: readonly string[]) {
  let rank = 0
  const address = path.replace(/\{\w+\}/g, () => encodeURIComponent(ids[rank++] ?? ''))
  const answer = await ask(browser, method, address, path.includes('files'))
  return { status: answer.status, body: await answer.text() }
}

function ask(browser: Browser, method: string, address: string, isUpload: boolean) {
  const body = { text: 'essai', service: themes[0]?.slug, pieces: 'une pièce', dueOn: '2026-04-01' }
  if (method === 'GET') return browser.get(address)
  if (method === 'PUT') return browser.put(address, { ...body, answers: {}, knownAt: null })
  return browser.post(address, isUpload ? new FormData() : body)
}

async function stateOf(
  database: { read: (sql: string) => Promise<unknown[]> },
  tenants: readonly Tenant[],
) {
  const rows = await Promise.all(
    [
      'SELECT id, state, unread, unread_by_enim, theme_slug FROM requests ORDER BY id',
      'SELECT id, state, request_id, message_id FROM files ORDER BY id',
      'SELECT id FROM messages ORDER BY id',
      'SELECT id FROM callbacks ORDER BY id',
      'SELECT id, expires_at FROM browsers ORDER BY id',
      'SELECT * FROM contact_changes ORDER BY id',
      'SELECT id, opened_at, archived_at FROM received_items ORDER BY id',
      'SELECT id, withdrawn_at, replaced_by FROM documents ORDER BY id',
      'SELECT * FROM form_answers ORDER BY account_id, slug',
      `SELECT account_id, form_key, text FROM drafts WHERE text LIKE 'MARQUE%' ORDER BY account_id`,
    ].map((sql) => database.read(sql)),
  )
  return JSON.stringify([tenants.length, rows])
}
