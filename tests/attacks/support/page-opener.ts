import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright'
import type { Canary } from './file-opener.ts'

/** Opens pages of the portal in Chromium, and says what is wrong with them. */
export interface PageOpener {
  /** Nothing when the page is whole, runs nothing but its own scripts and calls nobody else. */
  open(path: string): Promise<string[]>
  /** The same of a mail, which nothing forbids to run. */
  openMail(html: string): Promise<string[]>
  close(): Promise<void>
}

interface Options {
  /** Under `localhost`, for whose cookies http is safe enough. */
  portal: string
  cookies: ReadonlyMap<string, string>
  canary: Canary
  policy: 'obeyed' | 'ignored'
}

const SETTLE_MS = 10
const debianChromium = '/usr/bin/chromium'

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: existsSync(debianChromium) ? debianChromium : undefined,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
}

export async function openPages(
  browser: Browser,
  { portal, cookies, canary, policy }: Options,
): Promise<PageOpener> {
  const context = await browser.newContext({ bypassCSP: policy === 'ignored' })
  await context.addCookies(
    [...cookies].map(([name, value]) => ({
      ...{ name, value, domain: 'localhost', path: '/' },
      ...{ secure: true, httpOnly: true, sameSite: 'Lax' as const },
    })),
  )
  const page = await context.newPage()
  const strangers: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${portal}/`) && !url.startsWith('data:')) strangers.push(url)
  })
  page.on('dialog', (dialog) => {
    strangers.push('dialog')
    void dialog.dismiss()
  })
  return {
    async open(path) {
      const before = canary.calls()
      strangers.length = 0
      const answer = await page.goto(`${portal}${path}`, { waitUntil: 'load', timeout: 30_000 })
      await page.waitForTimeout(SETTLE_MS)
      const status = answer?.status() ?? 0
      const faults = isXml(answer?.headers()['content-type'])
        ? await page.evaluate(hasRun).then((ran) => (ran ? ['le flux a exécuté'] : []))
        : await page.evaluate(findFaults, portal)
      if (status !== 200) faults.push(`réponse ${String(status)}`)
      if (canary.calls() > before) faults.push('la sonde a été appelée')
      return [...faults, ...strangers.map((url) => `appelle ${url.slice(0, 80)}`)]
    },
    async openMail(html) {
      const before = canary.calls()
      strangers.length = 0
      await page.goto('about:blank')
      await page.setContent(html, { waitUntil: 'load', timeout: 30_000 })
      await page.waitForTimeout(SETTLE_MS)
      const faults = await page.evaluate(findFaultsOfMail)
      if (canary.calls() > before) faults.push('la sonde a été appelée')
      return [...faults, ...strangers.map((url) => `appelle ${url.slice(0, 80)}`)]
    },
    close: () => closeAll(page, context),
  }
}

async function closeAll(page: Page, context: { close(): Promise<void> }): Promise<void> {
  await page.close()
  await context.close()
}

function isXml(type = ''): boolean {
  return type.includes('xml')
}

/** Runs in the page. */
function hasRun(): boolean {
  return '__pwn' in window
}

/** Runs in the page: what could run later counts as well. */
function findFaults(portal: string): string[] {
  const faults: string[] = []
  if ('__pwn' in window) faults.push('un script a été exécuté')
  const isOwn = (url: string) => url.startsWith(`${portal}/`)
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName
    for (const attribute of element.attributes) {
      if (/^on|^srcdoc$/i.test(attribute.name)) faults.push(`<${name} ${attribute.name}>`)
    }
    if (['iframe', 'object', 'embed', 'base', 'applet'].includes(name)) faults.push(`<${name}>`)
    if (name === 'meta' && element.hasAttribute('http-equiv')) faults.push('<meta http-equiv>')
  }
  for (const script of document.scripts) {
    if (script.type === 'application/ld+json') continue
    if (!isOwn(script.src)) faults.push(`<script> ${script.src || script.text.slice(0, 40)}`)
  }
  const followed = ['http:', 'https:', 'mailto:', 'tel:', 'webcal:']
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href], area[href]')) {
    if (!followed.includes(link.protocol)) faults.push(`lien ${link.href.slice(0, 60)}`)
  }
  // A field called « action » hides the form's own property.
  for (const name of ['action', 'formaction']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const target = new URL(element.getAttribute(name) ?? '', location.href).href
      if (!isOwn(target)) faults.push(`${name} ${target.slice(0, 60)}`)
    }
  }
  const isWhole = document.querySelectorAll('h1').length === 1 && document.querySelector('main')
  if (!isWhole || !document.querySelector('footer')) faults.push('page cassée')
  return faults
}

/** Runs in the page: a mail holds neither script nor form, and loads nothing. */
function findFaultsOfMail(): string[] {
  const faults: string[] = []
  if ('__pwn' in window) faults.push('un script a été exécuté')
  const never = 'script, iframe, object, embed, base, form, img, link, video, audio, svg, math'
  for (const { localName } of document.querySelectorAll(never)) faults.push(`<${localName}>`)
  for (const element of document.querySelectorAll('*')) {
    for (const { name } of element.attributes) {
      if (/^on|^srcdoc$/i.test(name)) faults.push(`<${element.localName} ${name}>`)
    }
  }
  const followed = ['http:', 'https:', 'mailto:', 'tel:']
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (!followed.includes(link.protocol)) faults.push(`lien ${link.href.slice(0, 60)}`)
  }
  if (document.body.textContent.trim() === '') faults.push('e-mail vide')
  return faults
}
