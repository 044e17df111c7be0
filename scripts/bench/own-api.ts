import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Supervisor } from '../start/processes.ts'
import { readEnvironment, root, type Environment } from '../start/settings.ts'
import { fillDatabase, type Cookies } from './many-employers.ts'

/** An api on a database of its own, without the rest of the portal. */
export interface OwnApi extends Cookies {
  url: string
  siteKey: string
  /** Its data: the database and the files. */
  folder: string
  /** Takes all away. */
  stop: () => Promise<void>
}

interface Wanted {
  name: string
  port: number
  count: number
  insert: (database: DatabaseSync, count: number) => void
  /** Of Node itself, while the api is measured. */
  nodeArgs?: string[]
}

/** The api itself migrates the database before it is filled. */
export async function startOwnApi({
  name,
  port,
  count,
  insert,
  nodeArgs = [],
}: Wanted): Promise<OwnApi> {
  const data = join(root, 'var', `bench-${name}-${count}`)
  rmSync(data, { recursive: true, force: true })
  const environment = readEnvironment({
    ...process.env,
    PORTAL_DATA_DIR: data,
    API_PORT: String(port),
    CMS_TOKEN: 'none',
  })
  await (
    await start(environment, data, port)
  )()
  const folder = join(data, 'api')
  const cookies = fillDatabase(join(folder, 'portal.db'), count, insert)
  const stop = await start(environment, data, port, nodeArgs)
  return {
    ...cookies,
    url: `http://127.0.0.1:${port}`,
    siteKey: environment.SITE_KEY ?? '',
    folder,
    async stop() {
      await stop()
      rmSync(data, { recursive: true })
    },
  }
}

/** Answers what stops it. */
async function start(
  environment: Environment,
  data: string,
  port: number,
  nodeArgs: string[] = [],
): Promise<() => Promise<void>> {
  const supervisor = new Supervisor(environment, join(data, 'logs'), (refusal) => {
    throw refusal
  })
  await supervisor.start({
    name: 'api',
    args: [...nodeArgs, 'api/src/main.ts'],
    health: `http://127.0.0.1:${port}/health`,
  })
  return () => supervisor.stop()
}
