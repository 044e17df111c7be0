import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createStrapi } from '@strapi/strapi'
import { environment, EnvironmentError } from './environment.ts'

start()

/** Strapi ends by itself, with code 0, on SIGTERM and SIGINT. */
function start(): void {
  // What runs is always what was built: Strapi's development mode loosens the panel's CSP.
  process.env.NODE_ENV = 'production'
  try {
    mkdirSync(join(environment().CMS_DATA_DIR, 'public', 'uploads'), { recursive: true })
  } catch (error) {
    console.error(error instanceof EnvironmentError ? error.message : error)
    process.exit(1)
  }
  const dist = resolve(__dirname, '..')
  void createStrapi({ appDir: resolve(dist, '..'), distDir: dist }).start()
}
