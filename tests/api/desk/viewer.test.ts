import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser as Chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NewRequest } from '../../../api/src/requests/store.ts'
import { siteHeaders } from '../../support/browser.ts'
import { openDesk, type Desk } from '../../support/desk.ts'
import { attach } from '../../support/desk-files.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { png } from '../../fixtures/files/images.ts'
import { makePdf } from '../../fixtures/files/pdf.ts'
import { createRandom } from '../../fixtures/files/random.ts'

const debianChromium = '/usr/bin/chromium'

let portal: ServedApp
let desk: Desk
let request: NewRequest
let site: Server
let chrome: Chromium
let page: Page

/** What the page at `/visionneuse` holds. */
let inside = ''

beforeAll(async () => {
  portal = await serveTestApp()
  desk = await openDesk(portal)
  request = await desk.insert()
  site = await serveSite(await cookieOf())
  chrome = await chromium.launch({
    executablePath: existsSync(debianChromium) ? debianChromium : undefined,
    args: ['--no-sandbox', '--headless=new', '--disable-background-networking'],
  })
  page = await chrome.newPage()
})
afterAll(async () => {
  await chrome.close()
  site.close()
  site.closeAllConnections()
  await portal.close()
})

async function cookieOf(): Promise<string> {
  const { cookies } = await desk.as(desk.agathe)
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** Stands before the api as the site does, for a browser in which Agathe is logged in. */
async function serveSite(cookie: string): Promise<Server> {
  const server = createServer((asked, answer) => {
    if (asked.url === '/visionneuse') {
      answer.setHeader('content-type', 'text/html')
      answer.end(`<!doctype html><title>Visionneuse</title>${inside}`)
      return
    }
    void fetch(`${portal.url}${asked.url ?? ''}`, { headers: { ...siteHeaders, cookie } }).then(
      async (given) => {
        answer.writeHead(given.status, Object.fromEntries(given.headers))
        answer.end(Buffer.from(await given.arrayBuffer()))
      },
    )
  })
  server.listen(0)
  await once(server, 'listening')
  return server
}

function origin(host = '127.0.0.1'): string {
  return `http://${host}:${String((site.address() as AddressInfo).port)}`
}

async function show(html: string, host?: string): Promise<void> {
  inside = html
  await page.goto(`${origin(host)}/visionneuse`)
}

const view = (id: string) => `/api/desk/requests/${request.reference}/files/${id}/view`
const attachPdf = (name: string) =>
  attach(portal, request, { name, bytes: makePdf({ objects: [`(${name})`] }) })

test('a picture shows in a page of the desk', async () => {
  const id = await attach(portal, request, { name: 'a.png', bytes: png(createRandom(1)) })
  await show(`<img src="${view(id)}" alt="">`)
  expect(await page.evaluate(() => document.querySelector('img')?.naturalWidth)).toBe(16)
})

test('a PDF shows in a frame of the desk, by the browser’s viewer', async () => {
  await show(`<iframe src="${view(await attachPdf('a.pdf'))}" width="400" height="300"></iframe>`)
  await expect
    .poll(() => page.frames().map((frame) => frame.url()), { timeout: 10_000 })
    .toContainEqual(expect.stringMatching(/^chrome-extension:/))
})

test('no page of another origin frames it', async () => {
  const id = await attachPdf('b.pdf')
  const refused = page.waitForEvent('console', (message) =>
    message.text().includes('frame-ancestors'),
  )
  await show(`<iframe src="${origin()}${view(id)}"></iframe>`, 'localhost')
  expect((await refused).text()).toContain("frame-ancestors 'self'")
})

test('nothing runs in a file that is opened by itself', async () => {
  const id = await attach(portal, request, { name: 'c.png', bytes: png(createRandom(2)) })
  const answer = await page.goto(`${origin()}${view(id)}`)
  expect(answer?.status()).toBe(200)
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "ran"'
    document.head.append(script)
  })
  expect(await page.title()).not.toBe('ran')
})
