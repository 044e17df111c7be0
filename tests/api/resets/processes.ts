import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Deps } from '../../../api/src/app.ts'
import { closeDeps, openDeps } from '../../../api/src/open-deps.ts'
import { parseEnv } from '../../../api/src/platform/env.ts'
import { migrate } from '../../../api/src/platform/migrations.ts'
import { siteHeaders } from '../../support/browser.ts'
import { startChild, type Child } from '../../support/child.ts'
import type { Holder } from '../../support/holders.ts'
import { openMailbox, type Mailbox } from '../../support/mailbox.ts'
import { findFreePort, waitForPort } from '../../support/ports.ts'
import { testEnvironment } from '../../support/test-app.ts'

const main = fileURLToPath(new URL('../../../api/src/main.ts', import.meta.url))

/** The api's processes as they run, on one database, and a look into it from outside. */
export interface Processes {
  deps: Deps
  mailbox: Mailbox
  start(): Promise<Process>
  close(): Promise<void>
}

export interface Process {
  child: Child
  post(path: string, body: object, address?: string): Promise<Response>
}

export async function openProcesses(databaseUrl?: string): Promise<Processes> {
  const folder = await mkdtemp(join(tmpdir(), 'enim-processes-'))
  const mailbox = await openMailbox()
  const environment = {
    ...testEnvironment,
    SMTP_URL: mailbox.url,
    DATABASE_URL: databaseUrl ?? `file:${join(folder, 'portal.db')}`,
    FILES_URL: `file:${join(folder, 'files')}`,
  }
  const deps = await openDeps(parseEnv(environment))
  await migrate(deps.database)
  const started: Child[] = []

  return {
    deps,
    mailbox,
    async start() {
      const port = await findFreePort()
      const child = startChild(main, [], { ...environment, API_PORT: String(port) })
      started.push(child)
      await waitForPort(port)
      return { child, post: poster(port) }
    },
    async close() {
      for (const { process } of started) process.kill('SIGKILL')
      await Promise.all(started.map(({ ended }) => ended))
      await closeDeps(deps)
      await mailbox.close()
      await rm(folder, { recursive: true })
    },
  }
}

function poster(port: number): Process['post'] {
  return (path, body, address = '192.0.2.1') =>
    fetch(`http://127.0.0.1:${String(port)}${path}`, {
      method: 'POST',
      headers: {
        ...siteHeaders,
        'x-client-address': address,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    })
}

/** Asks that no process was woken for. */
export async function insertAsks(deps: Deps, holders: readonly Holder[]): Promise<void> {
  await deps.database.write(
    holders.map(({ siret }) => ({
      sql: `INSERT INTO asked_mails (purpose, siret, network, browser, asked_at)
            VALUES ('reset', ?, '192.0.2.0/24', 'Firefox', ?)`,
      args: [siret, deps.clock.now()],
    })),
  )
}
