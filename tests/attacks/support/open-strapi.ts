import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { environment } from '../../cms/support/strapi.ts'
import { startChild } from '../../support/child.ts'
import { findFreePort } from '../../support/ports.ts'

export interface OpenStrapi {
  url: string
  /** Each address that it answers, with its method and made-up ids. */
  routes: { method: string; path: string }[]
  /** Its database, for whoever has a hand in it. */
  databasePath: string
  stop(): Promise<void>
}

const program = new URL('../../support/processes/strapi-with-routes.ts', import.meta.url).pathname
/** `/_health` answers to forty more. */
const known = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
const listed = z.array(z.object({ methods: z.array(z.string()), path: z.string() }))

/** The built CMS, as though its port could be reached from outside. */
export async function openStrapi(variables: Record<string, string> = {}): Promise<OpenStrapi> {
  const data = await mkdtemp(join(tmpdir(), 'enim-strapi-'))
  const port = String(await findFreePort())
  const folders = { CMS_PORT: port, CMS_DATA_DIR: data }
  const child = startChild(program, [], { ...environment, ...folders, ...variables })
  let line = ''
  while (!line.startsWith('ROUTES ')) {
    line = await Promise.race([child.nextLine(), child.ended.then(() => 'ended')])
    if (line === 'ended') throw new Error(`Strapi ended:\n${child.errors.join('\n')}`)
  }
  const routes = listed.parse(JSON.parse(line.slice('ROUTES '.length)))
  return {
    url: `http://127.0.0.1:${port}`,
    databasePath: join(data, 'data.db'),
    routes: routes.flatMap(({ methods, path }) =>
      methods
        .filter((method) => known.has(method))
        .map((method) => ({ method, path: fillIn(path) })),
    ),
    async stop() {
      child.process.kill('SIGTERM')
      await child.ended
      await rm(data, { recursive: true })
    },
  }
}

function fillIn(path: string): string {
  return path
    .replace(/:(model|uid)\b/g, 'api::news-article.news-article')
    .replace(/\/\(\.\*\)|\{?\/?:path[*+]\}?|\(\.\+\)/g, '/x')
    .replace(/:[A-Za-z]+(\([^)]*\))?[?*+]?/g, '1')
}
