import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'
import { people } from '../../cms/support/strapi.ts'
import type { OpenStrapi } from './open-strapi.ts'

/** Something that an account of the panel does so that Strapi calls an address. */
export interface Lure {
  name: string
  spring: () => Promise<unknown>
}

/** Strapi waits as long as what it calls. */
const PATIENCE_MS = 15_000

const answered = z.object({ data: z.looseObject({}).nullable().optional() })

/** With each account, everything of Strapi's that calls what it is told. */
export async function luresOf(
  strapi: OpenStrapi,
  canary: string,
  addresses: readonly string[],
): Promise<Lure[]> {
  const ask = async (path: string, bearer: string, data: object, method = 'POST') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` }
    const url = `${strapi.url}${path}`
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await fetch(url, { method, headers, body: JSON.stringify(data), signal })
    return answered.safeParse(jsonOf(await answer.text())).data?.data ?? undefined
  }
  const trigger = (id: string, bearer: string) => ask(`/admin/webhooks/${id}/trigger`, bearer, {})
  const each = async (name: 'admin' | 'editor'): Promise<Lure[]> => {
    const bearer = String((await ask('/admin/login', '', people[name]))?.['token'])
    const known = z.object({ id: z.string() })
    return [
      ...addresses.map((url) => ({
        name: `${name}, webhook vers ${url}`,
        async spring() {
          const hook = { name: 'x', url, headers: {}, events: ['entry.create'], isEnabled: true }
          const made = known.safeParse(await ask('/admin/webhooks', bearer, hook)).data
          if (made) await trigger(made.id, bearer)
        },
      })),
      ...addresses.map((url) => ({
        name: `${name}, fichier pris à ${url}`,
        spring: () => ask('/upload/actions/upload-from-urls', bearer, { urls: [url] }),
      })),
      {
        name: `${name}, fournisseur d’identité`,
        async spring() {
          const { host } = new URL(canary)
          const cas = { enabled: true, key: 'x', secret: 'x', subdomain: host, callback: canary }
          const providers = { providers: { cas, discord: cas, auth0: cas } }
          await ask('/users-permissions/providers', bearer, providers, 'PUT')
          for (const provider of Object.keys(providers.providers)) {
            for (const path of [
              `auth/${provider}/callback?access_token=x`,
              `connect/${provider}`,
            ]) {
              const signal = AbortSignal.timeout(PATIENCE_MS)
              await fetch(`${strapi.url}/api/${path}`, { redirect: 'manual', signal })
            }
          }
        },
      },
      {
        name: `${name}, webhook écrit dans la base`,
        spring: () => trigger(writeWebhook(strapi, canary), bearer),
      },
      {
        // That of the portal: the site that it calls sends it elsewhere.
        name: `${name}, webhook redirigé`,
        spring: () => trigger('1', bearer),
      },
    ]
  }
  return [...(await each('editor')), ...(await each('admin'))]
}

/** As one does whose address passes Strapi's own check, then names another machine. */
function writeWebhook({ databasePath }: OpenStrapi, url: string): string {
  const database = new DatabaseSync(databasePath, { timeout: 5_000 })
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO strapi_webhooks (name, url, headers, events, enabled)
       VALUES ('x', ?, '{}', '["entry.create"]', 1)`,
    )
    .run(url)
  database.close()
  return String(lastInsertRowid)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
