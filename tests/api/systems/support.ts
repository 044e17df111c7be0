import { randomUUID } from 'node:crypto'
import type { TokenScope } from 'content-types'
import type { Deps } from '../../../api/src/app.ts'
import { makeToken } from '../../../api/src/systems/make-token.ts'
import { siteHeaders } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { pdf } from '../../support/forms.ts'
import { serve } from '../../support/serve.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

type Headers = Record<string, string | undefined>

export interface SystemsApp extends TestApp {
  url: string
  /** May do everything, unless a test says otherwise. */
  token: string
  tokenFor(...scopes: TokenScope[]): Promise<string>
  /** As the site passes a call on; an undefined header is not sent. */
  call(path: string, init?: Omit<RequestInit, 'headers'> & { headers?: Headers }): Promise<Response>
  publish(changes?: PublicationChanges): Promise<Response>
}

export interface PublicationChanges {
  fields?: Record<string, string>
  /** Null sends none. */
  file?: { name: string; bytes: Uint8Array } | null
  key?: string | undefined
  headers?: Headers
}

const publication = {
  siret: alice.siret,
  kind: 'attestation',
  theme: 'cotisation',
  description: 'Attestation de compte à jour',
}

export async function openSystemsApp(overrides: Partial<Deps> = {}): Promise<SystemsApp> {
  const portal = await createTestApp(overrides)
  const { deps } = portal
  const settings = { ...deps.settings, port: 0, host: '127.0.0.1' }
  const { url, stop } = await serve({ ...deps, settings })

  async function tokenFor(...scopes: TokenScope[]): Promise<string> {
    const made = await makeToken(deps, { name: 'essais', scopes, expiresAt: null })
    return made.token
  }

  const token = await tokenFor('documents:write', 'documents:read', 'requests:read')
  const system: SystemsApp = {
    ...portal,
    url,
    token,
    tokenFor,
    call(path, { headers = {}, ...init } = {}) {
      const all: Headers = { ...siteHeaders, authorization: `Bearer ${token}`, ...headers }
      const sent = Object.entries(all).filter(
        (one): one is [string, string] => one[1] !== undefined,
      )
      return fetch(`${url}/api/v1${path}`, { ...init, headers: sent, redirect: 'manual' })
    },
    publish({ fields = {}, file = pdf('attestation.pdf'), key = randomUUID(), headers = {} } = {}) {
      const body = new FormData()
      for (const [name, value] of Object.entries({ ...publication, ...fields })) {
        body.append(name, value)
      }
      if (file) body.append('file', new Blob([new Uint8Array(file.bytes)]), file.name)
      const given = { 'idempotency-key': key, ...headers }
      return system.call('/documents', { method: 'POST', headers: given, body })
    },
    async close() {
      await stop()
      await portal.close()
    },
  }
  return system
}

export async function documentsOf({ deps }: TestApp): Promise<Record<string, unknown>[]> {
  return deps.database.read('SELECT * FROM documents ORDER BY published_at, id')
}
