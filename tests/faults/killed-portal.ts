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

/** The api as a process of its own, with one employer who is logged in, that can be killed and restarted. */
export interface KilledPortal {
  url: string
  /** Of a script of the logged-in employer, as the site passes them on. */
  headers: Record<string, string>
  kill(): void
  restart(): Promise<void>
  end(): Promise<void>
}

const main = fileURLToPath(new URL('../../api/src/main.ts', import.meta.url))

export async function startPortal(folder: string): Promise<KilledPortal> {
  const port = await findFreePort()
  const env = {
    ...testEnvironment,
    API_PORT: String(port),
    DATABASE_URL: `file:${join(folder, 'portal.db')}`,
    FILES_URL: `file:${join(folder, 'files')}`,
    LOGIN_MAILED_CODE: 'false',
  }
  await prepare(env)
  const url = `http://127.0.0.1:${String(port)}`
  let child = await start(env, port)
  return {
    url,
    headers: await logIn(url),
    kill() {
      child.process.kill('SIGKILL')
    },
    async restart() {
      await child.ended
      child = await start(env, port)
    },
    async end() {
      child.process.kill('SIGTERM')
      await child.ended
    },
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

async function start(env: Record<string, string>, port: number): Promise<Child> {
  const child = startChild(main, [], env)
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
