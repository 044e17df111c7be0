import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

interface Strapi {
  start(): Promise<unknown>
  server: { listRoutes(): { methods: string[]; path: string }[] }
}

/** The built CMS as `cms/src/main.ts` starts it, which then says every address that it answers. */
process.env['NODE_ENV'] = 'production'
mkdirSync(join(process.env['CMS_DATA_DIR'] ?? '', 'public', 'uploads'), { recursive: true })
const appDir = resolve(import.meta.dirname, '../../../cms')
const { createStrapi } = createRequire(join(appDir, 'package.json'))('@strapi/strapi') as {
  createStrapi: (folders: { appDir: string; distDir: string }) => Strapi
}
const strapi = createStrapi({ appDir, distDir: join(appDir, 'dist') })
await strapi.start()
const routes = strapi.server.listRoutes().map(({ methods, path }) => ({ methods, path }))
console.log(`ROUTES ${JSON.stringify(routes)}`)
