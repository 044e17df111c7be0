import type { Browser } from 'playwright'
import { refreshSearch } from '../../api/src/search/index.ts'
import { makeBlankForm } from '../support/blank-forms.ts'
import { alice } from '../support/cast.ts'
import { openDesk } from '../support/desk.ts'
import { FakeCms } from '../support/fake-cms.ts'
import { mirrorContents } from '../support/mirror-contents.ts'
import type { ServedApp } from '../support/served-app.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { openCanary, type Canary } from './support/file-opener.ts'
import { fieldName, makeHostileContents } from './support/hostile-contents.ts'
import { makeHostileLinks } from './support/hostile-links.ts'
import { sendLetter, writeMails } from './support/hostile-mails.ts'
import { makeHostileTexts } from './support/hostile-markup.ts'
import { listPages } from './support/hostile-pages.ts'
import { launchChromium, openPages, type PageOpener } from './support/page-opener.ts'
import { startWholeSite } from './support/whole-site.ts'

const counts = { short: 8, full: 500 }
/** How many texts one Strapi holds, in every field. */
const AT_ONCE = 50
const policies = ['obeyed', 'ignored'] as const

/** As though Strapi had been taken over: the portal shows whatever it holds, and runs nothing. */
export const hostileContents: Trial = {
  id: 'A26',
  about: 'des contenus qui s’exécutent, dans chaque champ de Strapi, avec et sans CSP',
  async run(size, tell) {
    const tally = new Tally()
    const canary = await openCanary()
    const browser = await launchChromium()
    const texts = makeHostileTexts(canary.url, counts[size])
    tally.count(1, await isSeen(browser, texts, canary), 'la sonde ne voit rien')
    for (let from = 0; from < texts.length; from += AT_ONCE) {
      await tryTexts(browser, canary, texts.slice(from, from + AT_ONCE), tally)
      tell(Math.min(from + AT_ONCE, texts.length), texts.length)
    }
    await browser.close()
    canary.close()
    return tally
  },
}

async function tryTexts(browser: Browser, canary: Canary, texts: readonly string[], tally: Tally) {
  const links = makeHostileLinks(canary.url)
  const cms = new FakeCms(makeHostileContents({ texts, links, day: '2026-12-15' }))
  await cms.start()
  const whole = await startWholeSite(cms)
  const { portal, site } = whole
  const more = texts.map((_, rank) => fieldName(rank))
  const bytes = Buffer.from(await makeBlankForm({ title: texts[0] ?? '', more }))
  cms.uploads.set('/uploads/a-remplir.pdf', { bytes, type: 'application/pdf' })
  const desk = await openDesk(portal)
  const cookies = new Map([
    ...(await portal.logIn(alice)).cookies,
    ...(await desk.as(desk.simon)).cookies,
  ])
  const before = canary.calls()
  await mirrorContents(portal)
  await refreshSearch(portal.deps)
  const { mail, path } = await sendLetter(portal)
  const mails = [mail, ...(await writeMails(portal))]
  const paths = [path, ...(await listPages(desk, texts.length))]
  await expectNothingLost(portal, cms, tally)
  tally.count(1, canary.calls() === before, 'l’api a suivi une adresse venue de Strapi')
  const address = site.url.replace('127.0.0.1', 'localhost')
  const openings = policies.map(async (policy) => {
    const pages = await openPages(browser, { portal: address, cookies, canary, policy })
    for (const path of paths) await judge(pages, path, policy, tally)
    if (policy === 'ignored') await judgeMails(pages, mails, tally)
    await pages.close()
  })
  await Promise.all(openings)
  await whole.close()
  await cms.stop()
}

async function judge(pages: PageOpener, path: string, policy: string, tally: Tally) {
  const faults = await pages.open(path)
  const reason = `${path} (CSP ${policy}) : ${[...new Set(faults)].slice(0, 3).join(', ')}`
  tally.count(1, faults.length === 0, reason)
}

/** In a mail program that lets everything run. */
async function judgeMails(
  pages: PageOpener,
  mails: { name: string; html: string }[],
  tally: Tally,
) {
  for (const { name, html } of mails) {
    const faults = await pages.openMail(html)
    tally.count(1, faults.length === 0, `e-mail ${name} : ${faults.slice(0, 3).join(', ')}`)
  }
}

/** A page is only proof if what is hostile got as far as the page. */
async function expectNothingLost({ deps }: ServedApp, { contents }: FakeCms, tally: Tally) {
  for (const [table, expected] of [
    ['deadlines', contents.deadlines?.length ?? 0],
    ['faq_entries', new Set(contents['faq-entries'].map(({ slug }) => slug)).size],
    ['themes', contents.themes.length],
    ['letter_news', contents['news-articles'].length / 2],
    ['search_entries', contents['news-articles'].length / 2],
  ] as const) {
    const rows = await deps.database.read(`SELECT count(*) AS rows FROM ${table}`)
    tally.count(1, Number(rows[0]?.['rows']) >= expected, `${table} : il en manque`)
  }
}

/** The same texts on a page that escapes nothing. */
async function isSeen(
  browser: Browser,
  texts: readonly string[],
  canary: Canary,
): Promise<boolean> {
  const page = await browser.newPage()
  await page.setContent(`<p>${texts.slice(0, 8).join('</p><p>')}</p>`, { waitUntil: 'load' })
  await page.waitForTimeout(100)
  const ran = await page.evaluate(() => '__pwn' in window)
  await page.close()
  return ran && canary.calls() > 0
}
