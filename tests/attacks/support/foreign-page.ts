import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright'

const ways = [
  'fetch sans CORS',
  'fetch JSON',
  'balise de mesure',
  'formulaire',
  'formulaire en morceaux',
  'formulaire en texte',
  'cadre isolé',
  'image',
] as const
type Way = (typeof ways)[number]

/** A page of somebody else's, open in the browser of a signed-in employer. */
export interface ForeignPage {
  origin: string
  ways: readonly Way[]
  /** What the portal answered; undefined when nothing was sent or nothing can be known. */
  send(way: Way, url: string): Promise<number | undefined>
}

/** Long enough for the portal to answer; most ways that send nothing wait for it in vain. */
const ANSWER_MS = 500
const debianChromium = '/usr/bin/chromium'

/** From another site (no cookie is sent) and from another port of the same site (they all are). */
export async function openForeignPages(
  siteUrl: string,
  cookies: readonly { name: string; value: string }[],
): Promise<{ list: ForeignPage[]; close(): Promise<void> }> {
  const server = await serveEmptyPage()
  const browser = await chromium.launch({
    executablePath: existsSync(debianChromium) ? debianChromium : undefined,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  const { port } = server.address() as AddressInfo
  const list = []
  for (const host of ['127.0.0.1', 'localhost']) {
    const origin = `http://${host}:${String(port)}`
    list.push(await openPage(browser, origin, siteUrl, cookies))
  }
  return {
    list,
    async close() {
      await browser.close()
      server.close()
      server.closeAllConnections()
    },
  }
}

async function openPage(
  browser: Browser,
  origin: string,
  siteUrl: string,
  cookies: readonly { name: string; value: string }[],
): Promise<ForeignPage> {
  const context = await browser.newContext()
  await context.addCookies(
    cookies.map((cookie) => ({
      ...cookie,
      domain: 'localhost',
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax' as const,
    })),
  )
  const page = await context.newPage()
  await page.goto(origin)
  return { origin, ways, send: (way, url) => send(page, way, url, siteUrl) }
}

async function send(page: Page, way: Way, url: string, siteUrl: string) {
  const isTarget = (answered: string) => answered.startsWith(siteUrl)
  const answer = page
    .waitForResponse((response) => isTarget(response.url()), { timeout: ANSWER_MS })
    .then((response) => response.status())
    .catch(() => undefined)
  await page.evaluate(attack, { way, url })
  const status = await answer
  // An image is a GET: its answer is a page or a refusal, and changes nothing.
  return way === 'image' ? undefined : status
}

/** Runs in the page. */
async function attack({ way, url }: { way: string; url: string }): Promise<void> {
  const credentials = 'include'
  const enctypes: Record<string, string> = {
    formulaire: 'application/x-www-form-urlencoded',
    'formulaire en morceaux': 'multipart/form-data',
    'formulaire en texte': 'text/plain',
    'cadre isolé': 'application/x-www-form-urlencoded',
  }
  const ignore = () => undefined
  if (way === 'fetch sans CORS') {
    await fetch(url, { method: 'POST', mode: 'no-cors', credentials, body: '{}' }).catch(ignore)
  } else if (way === 'fetch JSON') {
    const headers = { 'content-type': 'application/json' }
    await fetch(url, { method: 'POST', credentials, headers, body: '{}' }).catch(ignore)
  } else if (way === 'balise de mesure') {
    navigator.sendBeacon(url, '{}')
  } else if (way === 'image') {
    const image = new Image()
    image.src = url
  } else {
    const frame = document.createElement('iframe')
    if (way === 'cadre isolé') frame.setAttribute('sandbox', 'allow-forms allow-scripts')
    const enctype = enctypes[way] ?? ''
    frame.srcdoc = `<form method="post" action="${url}" enctype="${enctype}"><input name="siret" value="x"></form><script>document.forms[0].submit()</script>`
    document.body.replaceChildren(frame)
  }
}

async function serveEmptyPage(): Promise<Server> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>x</title>')
  })
  server.listen(0)
  await once(server, 'listening')
  return server
}
