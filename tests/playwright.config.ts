import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { addresses, dataFolder } from './e2e/support/addresses.ts'

const root = resolve(import.meta.dirname, '..')

const debianChromium = '/usr/bin/chromium'

/** Off the network: Chromium otherwise looks up its maker's hosts at each start. */
const chromiumArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const browser = {
  ...devices['Desktop Chrome'],
  baseURL: addresses.site,
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  // A page transition cut short on a busy machine is an error of the page in Chromium.
  contextOptions: { reducedMotion: 'reduce' as const },
  trace: 'retain-on-failure' as const,
  launchOptions: {
    executablePath: existsSync(debianChromium) ? debianChromium : undefined,
    args: chromiumArgs,
  },
}

/** As though behind a proxy, each way from a house of its own: wrong codes are counted by address. */
const from = (address: string) => ({ extraHTTPHeaders: { 'x-forwarded-for': address } })

export default defineConfig({
  testDir: 'e2e',
  outputDir: join(root, 'var', 'check', 'playwright'),
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['list'], ['json']],
  projects: [
    {
      name: 'with script',
      use: { ...browser, ...from('198.51.100.1') },
      testMatch: '**/*.story.ts',
    },
    {
      name: 'without script',
      use: { ...browser, ...from('198.51.100.2'), javaScriptEnabled: false },
      testMatch: '**/*.story.ts',
      grepInvert: /@script/,
    },
  ],
  webServer: [
    {
      command: `node tests/support/clamd.ts ${dataFolder}-clamd ${addresses.clamdPort}`,
      cwd: root,
      port: addresses.clamdPort,
      timeout: 60_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
    {
      command: 'node tests/e2e/support/portal.ts',
      cwd: root,
      url: `${addresses.site}/robots.txt`,
      timeout: 300_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 60_000 },
      env: { PORTAL_DATA_DIR: dataFolder },
      stdout: 'pipe',
    },
  ],
})
