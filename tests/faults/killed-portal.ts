import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { createCodeHasher } from '../../api/src/accounts/index.ts'
import { openDatabase } from '../../api/src/platform/database.ts'
import { parseEnv } from '../../api/src/platform/env.ts'
import { migrate } from '../../api/src/platform/migrations.ts'
import { replaceThemes } from '../../api/src/themes/index.ts'
import { siteHeaders } from '../support/browser.ts'
import { alice } from '../support/cast.ts'
import { startChild, type Child } from '../support/child.ts'
import { insertPerson } from '../support/people.ts'
import { findFreePort, waitForPort } from '../support/ports.ts'
import { testEnvironment } from '../support/test-app.ts'
import { themes } from '../support/themes.ts'

/** The api as a process of its own, that can be ended in any way and started again. */
export interface ApiProcess {
  url: string
  pid(): number
  isRunning(): boolean
  kill(): void
  /** Waits for its end first. */
  restart(): Promise<void>
  end(): Promise<void>
  /** A second one, on the same database and files. */
  another(): Promise<ApiProcess>
}

/** With one employer who is logged in. */
export interface KilledPortal extends ApiProcess {
  /** Of a script of that employer, as the site passes them on. */
  headers: Record<string, string>
}

interface Circumstances {
  env?: Record<string, string>
  /** A program that runs the api, with its arguments: strace. */
  under?: readonly string[]
  /** Options of Node itself. */
  options?: readonly string[]
}

const main = fileURLToPath(new URL('../../api/src/main.ts', import.meta.url))

export async function startPortal(
  folder: string,
  circumstances: Circumstances = {},
): Promise<KilledPortal> {
  const env = {
    ...testEnvironment,
    DATABASE_URL: `file:${join(folder, 'portal.db')}`,
    FILES_URL: `file:${join(folder, 'files')}`,
    LOGIN_MAILED_CODE: 'false',
    // More than a day's worth is sent in minutes.
    DAILY_FILES: '1000000',
    DAILY_MEGABYTES: '1000000',
    ...circumstances.env,
  }
  await prepare(env)
  const api = await open(env, circumstances)
  return { ...api, headers: await logIn(api.url) }
}

async function open(
  env: Record<string, string>,
  circumstances: Circumstances,
): Promise<ApiProcess> {
  const port = await findFreePort()
  const ownEnv = { ...env, API_PORT: String(port) }
  let child = await start(ownEnv, port, circumstances)
  return {
    url: `http://127.0.0.1:${String(port)}`,
    pid: () => pidOf(child, circumstances),
    isRunning: () => isRunning(child),
    kill() {
      process.kill(pidOf(child, circumstances), 'SIGKILL')
    },
    async restart() {
      await child.ended
      child = await start(ownEnv, port, circumstances)
    },
    async end() {
      if (isRunning(child)) process.kill(pidOf(child, circumstances), 'SIGTERM')
      await child.ended
    },
    another: () => open(env, circumstances),
  }
}

async function prepare(env: Record<string, string>): Promise<void> {
  const settings = parseEnv(env)
  const database = await openDatabase(settings.databaseUrl)
  await migrate(database)
  await database.write(replaceThemes(themes))
  const codes = await createCodeHasher(settings.peppers)
  const clock = { now: () => new Date() }
  await insertPerson(
    { settings, database, codes, clock } as Parameters<typeof insertPerson>[0],
    alice,
  )
  await database.close()
}

async function start(
  env: Record<string, string>,
  port: number,
  { under = [], options = [] }: Circumstances,
): Promise<Child> {
  const child = startChild(main, [], env, [...under, process.execPath, ...options])
  await Promise.race([waitForPort(port), child.ended])
  return child
}

async function logIn(url: string): Promise<Record<string, string>> {
  const headers = { ...siteHeaders, 'sec-fetch-site': 'same-origin', accept: 'application/json' }
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ siret: alice.siret, code: alice.code }),
  })
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  const cookie = cookies.find((each) => each.startsWith('__Host-session=')) ?? ''
  return { ...headers, cookie }
}

/** The only child of a program that runs the api is the api. */
function pidOf({ process: { pid = 0 } }: Child, { under = [] }: Circumstances): number {
  if (under.length === 0) return pid
  const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8')
  return Number(children.trim().split(' ')[0])
}

function isRunning({ process: { exitCode, signalCode } }: Child): boolean {
  return exitCode === null && signalCode === null
}
