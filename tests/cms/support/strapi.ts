import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startChild, type Child } from '../../support/child.ts'

const main = resolve(import.meta.dirname, '../../../cms/dist/src/main.js')

export const token = 'reading-token-of-the-tests-0123456789'
export const cmsKey = 'cms-key-of-the-tests-0123456789abcdef'
export const webhookSecret = 'webhook-secret-of-the-tests'
export const previewKey = 'preview-key-of-the-tests'

const admin = { email: 'administration@enim.example', password: 'Mouillage-2041' }
const editor = { email: 'redaction@enim.example', password: 'Amarrage-7352' }
export const people = { admin, editor }

export const environment = {
  APP_KEYS: 'app-key-of-the-tests-1,app-key-of-the-tests-2',
  ADMIN_JWT_SECRET: 'admin-jwt-secret-of-the-tests',
  API_TOKEN_SALT: 'api-token-salt-of-the-tests',
  TRANSFER_TOKEN_SALT: 'transfer-token-salt-of-the-tests',
  ENCRYPTION_KEY: 'encryption-key-of-the-tests-0123',
  JWT_SECRET: 'jwt-secret-of-the-tests',
  CMS_TOKEN: token,
  CMS_KEY: cmsKey,
  CMS_ADMIN_EMAIL: admin.email,
  CMS_ADMIN_PASSWORD: admin.password,
  CMS_EDITOR_EMAIL: editor.email,
  CMS_EDITOR_PASSWORD: editor.password,
  CMS_WEBHOOK_SECRET: webhookSecret,
  PREVIEW_KEY: previewKey,
}

export interface Answer {
  status: number
  body: unknown
}

export interface Strapi {
  url: string
  /** Asks with a bearer, and with JSON when there is something to send. */
  ask(path: string, options?: { method?: string; bearer?: string; data?: unknown }): Promise<Answer>
  /** Stops it as the start script does; resolves to its exit code. */
  stop(): Promise<number | null>
}

/** Starts what was built, and resolves once it answers. */
export async function startStrapi(port: number, folders: Record<string, string>): Promise<Strapi> {
  const url = `http://127.0.0.1:${port}`
  const child = startChild(main, [], { ...environment, CMS_PORT: String(port), ...folders })
  await untilReady(`${url}/_health`, child)
  return {
    url,
    async ask(path, { method = 'GET', bearer, data } = {}) {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(bearer && { authorization: `Bearer ${bearer}` }),
          ...(data !== undefined && { 'content-type': 'application/json' }),
        },
        body: data === undefined ? null : JSON.stringify(data),
      })
      const text = await response.text()
      return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text }
    },
    async stop() {
      child.process.kill('SIGTERM')
      return child.ended
    },
  }
}

/** Runs it with an environment that it refuses; answers its exit code and what it says. */
export async function runRefused(
  variables: NodeJS.ProcessEnv,
): Promise<{ code: number | null; said: string }> {
  const blank = Object.fromEntries(Object.keys(environment).map((name) => [name, '']))
  const child = startChild(main, [], { ...blank, CMS_DATA_DIR: '', ...variables })
  const [code] = (await once(child.process, 'close')) as [number | null]
  return { code, said: child.errors.join('\n') }
}

async function untilReady(url: string, child: Child): Promise<void> {
  for (;;) {
    if (child.process.exitCode !== null) throw new Error(child.lines.join('\n'))
    try {
      if ((await fetch(url)).status === 204) return
    } catch {
      await sleep(100)
    }
  }
}
