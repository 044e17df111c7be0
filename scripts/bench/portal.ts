import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root, type Environment } from '../start/settings.ts'
import { startCountingProxy, type CountingProxy } from './counting-proxy.ts'

export interface Portal {
  data: string
  siteUrl: string
  apiUrl: string
  /** The trial mailbox. */
  mailboxUrl: string
  cmsPort: number
  /** Between the site and Strapi. */
  cms: CountingProxy
  secrets: Environment
  /** Of the start script, whose children are the processes of the portal. */
  pid: number
  stop: () => Promise<void>
}

const READY_MS = 300_000
const CMS_PORT = 31_337
const PROXY_PORT = 31_338

/** The whole portal, started by its own start script on ports of its own, with fresh data. */
export async function startPortal(): Promise<Portal> {
  const data = join(root, 'var', 'bench')
  rmSync(data, { recursive: true, force: true })
  const cms = await startCountingProxy(PROXY_PORT, CMS_PORT)
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: root,
    env: {
      ...process.env,
      // One employer sends in a minute what others send in a month.
      DAILY_FILES: '100000',
      DAILY_MEGABYTES: '1000000',
      // So that one machine can be many readers.
      TRUSTED_PROXY: '127.0.0.1',
      PORTAL_DATA_DIR: data,
      SITE_PORT: '34321',
      API_PORT: '38787',
      CMS_PORT: String(CMS_PORT),
      CMS_URL: cms.url,
      MAILBOX_SMTP_PORT: '32525',
      MAILBOX_PORT: '38025',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const deadline = performance.now() + READY_MS
  while (!output.includes('Le portail est prêt.')) {
    if (child.exitCode !== null || performance.now() > deadline) {
      throw new Error(`The portal did not start:\n${output}`)
    }
    await sleep(100)
  }
  return {
    data,
    siteUrl: 'http://localhost:34321',
    apiUrl: 'http://127.0.0.1:38787',
    mailboxUrl: 'http://localhost:38025',
    cmsPort: CMS_PORT,
    cms,
    secrets: JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as Environment,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      cms.close()
    },
  }
}
