import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BarePage, Chromium } from './chromium.ts'
import type { Portal } from './portal.ts'

/** How a first visit to a page went. */
interface Visit {
  /** When the largest part of its first screen was painted. */
  paintMs: number
  /** The sum of what moved after it was painted; 0 is nothing. */
  shift: number
  requests: number
  /** Bytes as they travelled. */
  all: number
  pictures: number
  /** Those of drawings counted as one. */
  elements: number
}

/** The reference for the programmers of other systems, `/systemes`, is not one of them. */
const fixedPages = [
  '/',
  '/actualites',
  '/actualites/domaine/cotisation',
  '/questions',
  '/questions/theme/cotisation',
  '/formulaires',
  '/formulaires/theme/accidents',
  '/recherche?q=cotisation',
  '/actu',
  '/aide',
  '/mode-d-emploi',
  '/plan-du-site',
  '/mentions-legales',
  '/donnees-personnelles',
  '/modalites-d-utilisation',
  '/cookies',
  '/accessibilite',
  '/verifier',
  '/verifier/registre',
  '/connexion',
  '/connexion/premiere-connexion',
  '/connexion/mot-de-passe-oublie',
]

/** Each kind of page that readers come to. */
export async function publicPages(portal: Portal): Promise<string[]> {
  const list = await (await fetch(`${portal.siteUrl}/actualites`)).text()
  const article = /href="(\/actualites\/[a-z0-9-]+)"/.exec(list)?.[1]
  const questions = await (await fetch(`${portal.siteUrl}/questions`)).text()
  const question = /href="(\/questions\/(?!theme)[a-z0-9-]+)"/.exec(questions)?.[1]
  if (!article || !question) throw new Error('The demo data holds news and questions.')
  return [...fixedPages, article, question]
}

/** A phone of the middle of the market on a poor line. */
export async function slowPhone(page: BarePage): Promise<void> {
  await page.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  })
  await page.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.send('Emulation.setDeviceMetricsOverride', {
    width: 360,
    height: 740,
    deviceScaleFactor: 2,
    mobile: true,
  })
}

const QUIET_MS = 700

const observe = `
  window.seen = { paint: 0, shift: 0 }
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.paint = startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.shift += value
  }).observe({ type: 'layout-shift', buffered: true })
`

const count = `
  [seen.paint, seen.shift, [...document.querySelectorAll('*')].filter((each) => !each.ownerSVGElement).length]
`

/** The first visit of a browser that keeps nothing. */
export async function visit(
  chromium: Chromium,
  url: string,
  prepare?: (page: BarePage) => Promise<void>,
): Promise<Visit> {
  const page = await chromium.openPage()
  const events = new EventEmitter()
  const types = new Map<unknown, unknown>()
  const found = { requests: 0, all: 0, pictures: 0 }
  let quietSince = performance.now()
  page.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  page.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    found.requests += 1
    found.all += Number(encodedDataLength)
    if (types.get(requestId) === 'Image') found.pictures += Number(encodedDataLength)
    quietSince = performance.now()
  })
  page.on('Page.loadEventFired', () => events.emit('load'))
  await page.send('Network.enable')
  await page.send('Page.enable')
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: observe })
  await prepare?.(page)
  const loaded = once(events, 'load')
  await page.send('Page.navigate', { url })
  await loaded
  while (performance.now() - quietSince < QUIET_MS) await sleep(100)
  const { result } = (await page.send('Runtime.evaluate', {
    expression: count,
    returnByValue: true,
  })) as { result: { value: [number, number, number] } }
  await page.close()
  const [paintMs, shift, elements] = result.value
  return { paintMs, shift, elements, ...found }
}
