import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cmsToken } from '../../support/fake-cms.ts'

const server = fileURLToPath(new URL('../../../site/server.ts', import.meta.url))

export const siteKey = 'site-key-of-the-tests-0123456789'
export const previewKey = 'preview-key-of-the-tests-0123456789'
export const webhookSecret = 'webhook-secret-of-the-tests-0123456789'

export interface Site {
  url: string
  port: number
  pid: number
  cacheDir: string
  /** What it wrote so far. */
  output: () => string
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  /** Strapi's hint that something of this kind has changed. */
  hint: (model?: string) => Promise<Response>
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

export interface SiteOptions {
  cmsUrl?: string
  apiUrl?: string
  cacheDir?: string
  environment?: Record<string, string>
}

/** The built site, on a port of its own. */
export async function startSite(options: SiteOptions = {}): Promise<Site> {
  const port = await freePort()
  const cacheDir = options.cacheDir ?? (await mkdtemp(join(tmpdir(), 'site-')))
  const child = spawn(process.execPath, ['--min-semi-space-size=16', server], {
    env: { ...process.env, ...environmentOf(port, cacheDir, options) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const url = `http://127.0.0.1:${port}`
  await untilListening(child, () => output)
  return {
    url,
    port,
    pid: child.pid ?? 0,
    cacheDir,
    output: () => output,
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers, redirect: 'manual' }),
    hint: (model) =>
      fetch(`${url}/webhooks/cms`, {
        method: 'POST',
        headers: { 'x-webhook-secret': webhookSecret, 'content-type': 'application/json' },
        body: JSON.stringify({ event: 'entry.publish', model, entry: {} }),
      }),
    stop: (signal = 'SIGTERM') => end(child, signal),
  }
}

export async function forget(site: Site): Promise<void> {
  await rm(site.cacheDir, { recursive: true, force: true })
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

function environmentOf(
  port: number,
  cacheDir: string,
  { cmsUrl = 'http://127.0.0.1:9', apiUrl = 'http://127.0.0.1:9', environment = {} }: SiteOptions,
): Record<string, string> {
  return {
    NODE_ENV: 'production',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SITE_PORT: String(port),
    SITE_CACHE_DIR: cacheDir,
    CMS_URL: cmsUrl,
    CMS_TOKEN: cmsToken,
    CMS_WEBHOOK_SECRET: webhookSecret,
    PREVIEW_KEY: previewKey,
    API_URL: apiUrl,
    SITE_KEY: siteKey,
    ...environment,
  }
}

async function untilListening(child: ChildProcess, output: () => string): Promise<void> {
  while (!output().includes('"event":"listening"')) {
    const [code] = (await Promise.race([
      once(child.stdout ?? child, 'data').then(() => [null]),
      once(child, 'exit'),
    ])) as [number | null]
    if (code !== null) throw new Error(`The site ended with ${code}: ${output()}`)
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'exit') as Promise<[number | null]>
  child.kill(signal)
  return (await ended)[0]
}
