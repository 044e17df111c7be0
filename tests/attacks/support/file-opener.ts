import { existsSync } from 'node:fs'
import { chromium, type BrowserContext } from 'playwright'
import { siteHeaders } from '../../support/browser.ts'
import { openCountingServer, type CountingServer } from './counting-server.ts'

/** Opens files by their address, as a person and as a page that draws them in. */
export interface FileOpener {
  /** Whether anything of it ran. */
  open(path: string): Promise<boolean>
  /** The same of a page that was saved. */
  openPage(html: string): Promise<boolean>
  close(): Promise<void>
}

/** A port that nothing calls unless something ran. */
export type Canary = CountingServer

/** Some PDFs act only after their viewer has shown them. */
const SETTLE_MS = 20
const debianChromium = '/usr/bin/chromium'

export function openCanary(): Promise<Canary> {
  return openCountingServer((_, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end()
  })
}

/** `portal` is an address under `localhost`, for whose cookies http is safe enough. */
export async function launchOpener(
  portal: string,
  cookies: ReadonlyMap<string, string>,
  canary: Canary,
): Promise<FileOpener> {
  const browser = await chromium.launch({
    executablePath: existsSync(debianChromium) ? debianChromium : undefined,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  const context = await openContext(await browser.newContext(), cookies)
  // A page of the portal's own origin, without any policy of its own.
  await context.route(`${portal}/host`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>host</title>' }),
  )
  const host = await context.newPage()
  await host.goto(`${portal}/host`)
  return {
    async open(path) {
      const before = canary.calls()
      const address = `${portal}${path}`
      const tab = await context.newPage()
      // What is saved instead of shown ends the navigation with an error.
      await tab.goto(address, { waitUntil: 'load', timeout: 5_000 }).catch(() => undefined)
      await tab.waitForTimeout(SETTLE_MS)
      const ranAlone = await tab.evaluate(hasRun).catch(() => false)
      await tab.close()
      await host.evaluate(drawIn, address)
      await host.waitForTimeout(SETTLE_MS)
      return ranAlone || (await host.evaluate(hasRun)) || canary.calls() > before
    },
    async openPage(html) {
      const before = canary.calls()
      const tab = await context.newPage()
      await tab.setContent(html, { waitUntil: 'load', timeout: 30_000 })
      await tab.waitForTimeout(SETTLE_MS)
      const ran = await tab.evaluate(hasRun)
      await tab.close()
      return ran || canary.calls() > before
    },
    close: () => browser.close(),
  }
}

async function openContext(context: BrowserContext, cookies: ReadonlyMap<string, string>) {
  await context.setExtraHTTPHeaders(siteHeaders)
  await context.addCookies(
    [...cookies].map(([name, value]) => ({
      ...{ name, value, domain: 'localhost', path: '/' },
      ...{ secure: true, httpOnly: true, sameSite: 'Lax' as const },
    })),
  )
  return context
}

/** Runs in the page. */
function hasRun(): boolean {
  return '__pwn' in window
}

/** Runs in the page: in every way in which a page can take a file in. */
async function drawIn(address: string): Promise<void> {
  const elements = Object.entries({
    script: 'src',
    iframe: 'src',
    embed: 'src',
    object: 'data',
    img: 'src',
    link: 'href',
  }).map(([name, attribute]) => {
    const element = document.createElement(name)
    if (name === 'link') element.setAttribute('rel', 'stylesheet')
    element.setAttribute(attribute, address)
    return element
  })
  const script = elements[0]
  const settled = new Promise((resolve) => {
    script?.addEventListener('load', resolve)
    script?.addEventListener('error', resolve)
    setTimeout(resolve, 1_000)
  })
  document.body.replaceChildren(...elements)
  await settled
}
