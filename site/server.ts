import { createServer } from 'node:http'
import { createApiProxy } from './server/api-proxy.ts'
import { createAstroPages, type AstroHandler } from './server/astro-pages.ts'
import { readBuiltFiles } from './server/built-files.ts'
import { environment } from './server/environment.ts'
import { log } from './server/log.ts'
import { createPortal } from './server/portal.ts'
import { createQuestionViews } from './server/question-views.ts'
import { securityHeaders } from './server/security-headers.ts'
import { openStores, stores } from './server/stores.ts'
import { listen, stopOnSignal } from './server/life.ts'
import { tellOfChange } from './server/tell-api.ts'
import { createWebhook } from './server/webhook.ts'

/** The public port: kept pages and built files, the api behind /api/, Astro for the rest. */
async function main(): Promise<void> {
  const settings = environment()
  const security = securityHeaders(settings.PUBLIC_URL)
  const built = await readBuiltFiles(`${import.meta.dirname}/dist/client`, security)
  const settled = await openStores(settings.SITE_CACHE_DIR, built.build)
  const { pages, contents } = stores()
  const proxy = createApiProxy(settings)
  const views = createQuestionViews(settings)
  const { handler } = (await import(`${import.meta.dirname}/dist/server/entry.mjs`)) as {
    handler: AstroHandler
  }
  const portal = createPortal({
    settings,
    security,
    freshPage: (address) => pages.fresh(address),
    files: built.files,
    countView: views.count,
    forwardToApi: proxy.forward,
    takeHint: createWebhook(settings.CMS_WEBHOOK_SECRET, (tags) => {
      contents.expire(tags)
      pages.expire(tags)
      void tellOfChange(settings)
    }),
    render: createAstroPages(handler, settings),
  })
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 15_000,
      // Ten files of 5 Mo over a line of 0.5 Mbit/s; what trickles is refused before.
      requestTimeout: 15 * 60_000,
      // One limit of inactivity, longer than the api may stay silent; a timer of its own for each
      // kept connection would be set and cleared at every request.
      keepAliveTimeout: 0,
      connectionsCheckingInterval: 5_000,
      requireHostHeader: false,
    },
    portal,
  )
  server.timeout = 65_000
  await listen(server, settings, security)
  stopOnSignal(server, async () => {
    proxy.close()
    await views.close()
    await settled()
  })
  log('info', 'listening', { url: settings.PUBLIC_URL.origin, port: settings.SITE_PORT })
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
