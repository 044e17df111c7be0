import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase, type Database } from '../../../api/src/platform/database.ts'

const root = resolve(import.meta.dirname, '../../..')
const READY_MS = 300_000
const ports = { site: 45_321, api: 45_787, cms: 45_337, smtp: 45_525, mailbox: 45_025 }

/** The whole portal, started as a person does, on ports and in a folder of its own. */
export interface Portal {
  siteUrl: string
  apiUrl: string
  mailboxUrl: string
  /** The same database, for whoever checks. */
  database: Database
  /** The demo employers. */
  employers: { siret: string; code?: string; email: string }[]
  stop(): Promise<void>
}

export async function startPortal(): Promise<Portal> {
  const data = await mkdtemp(join(tmpdir(), 'enim-portal-'))
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORTAL_DATA_DIR: data,
      SITE_PORT: String(ports.site),
      API_PORT: String(ports.api),
      CMS_PORT: String(ports.cms),
      MAILBOX_SMTP_PORT: String(ports.smtp),
      MAILBOX_PORT: String(ports.mailbox),
      // So that one machine can play many.
      TRUSTED_PROXY: '127.0.0.1',
      API_SPEC: 'true',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const deadline = performance.now() + READY_MS
  while (!output.includes('Le portail est prêt.')) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill('SIGTERM')
      throw new Error(`The portal did not start:\n${output}`)
    }
    await sleep(100)
  }
  const employers = await readFile(join(data, 'demo', 'api', 'employers.json'), 'utf8')
  const database = await openDatabase(`file:${join(data, 'api', 'portal.db')}`)
  return {
    siteUrl: `http://localhost:${String(ports.site)}`,
    apiUrl: `http://127.0.0.1:${String(ports.api)}`,
    mailboxUrl: `http://localhost:${String(ports.mailbox)}`,
    database,
    ...(JSON.parse(employers) as Pick<Portal, 'employers'>),
    async stop() {
      await database.close()
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
      await rm(data, { recursive: true })
    },
  }
}
