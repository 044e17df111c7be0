import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refusal } from './steps.ts'

/** Every address and secret of the portal: the environment first, then safe local defaults. */

export const root = resolve(import.meta.dirname, '../..')

export type Environment = Partial<Record<string, string>>

const secretBytes = {
  APP_KEYS: 32,
  ADMIN_JWT_SECRET: 32,
  API_TOKEN_SALT: 32,
  TRANSFER_TOKEN_SALT: 32,
  ENCRYPTION_KEY: 32,
  JWT_SECRET: 32,
  CMS_TOKEN: 48,
  CMS_WEBHOOK_SECRET: 32,
  CMS_KEY: 32,
  CMS_ADMIN_PASSWORD: 12,
  CMS_EDITOR_PASSWORD: 12,
  SITE_KEY: 32,
  CAPTCHA_KEY: 32,
  CODE_PEPPER: 32,
  RECEIPT_KEY: 32,
  AGENT_KEY: 32,
  CALENDAR_KEY: 32,
  PREVIEW_KEY: 32,
  SUBSCRIPTION_KEY: 32,
}

/** Those that are bytes in base64; the others are text. */
const inBase64 = ['CODE_PEPPER', 'RECEIPT_KEY', 'AGENT_KEY', 'CALENDAR_KEY', 'SUBSCRIPTION_KEY']

/**
 * The environment that every process of the portal is started with. Outside production what is
 * missing gets a local default, and secrets are generated once into the data folder; in production
 * nothing is made up and each process names what it misses.
 */
export function readEnvironment(given: NodeJS.ProcessEnv): Environment {
  const environment = Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  const data = resolve(root, environment.PORTAL_DATA_DIR ?? 'var')
  makeFolder(data)
  const production = environment.NODE_ENV === 'production'
  if (production) requireAll(environment)
  return {
    ...places(data),
    ...(production ? {} : { ...addresses(environment), ...readSecrets(data) }),
    ...environment,
    PORTAL_DATA_DIR: data,
    NODE_ENV: environment.NODE_ENV ?? 'development',
  }
}

/** Before anything is built: each process would refuse by itself, but one after the other. */
function requireAll(environment: Environment): void {
  const needed = [...Object.keys(addresses(environment)), 'CLAMD_URL', ...Object.keys(secretBytes)]
  const missing = needed.filter((name) => !name.startsWith('MAILBOX_') && !environment[name])
  if (missing.length === 0) return
  const list = new Intl.ListFormat('fr').format(missing)
  throw new Refusal(`En production, rien n’est inventé. Il manque : ${list}.`)
}

function places(data: string): Environment {
  return {
    CMS_DATA_DIR: join(data, 'cms'),
    DATABASE_URL: `file:${join(data, 'api', 'portal.db')}`,
    FILES_URL: `file:${join(data, 'api', 'files')}`,
    SITE_CACHE_DIR: join(data, 'site'),
    MAILBOX_DIR: join(data, 'mailbox'),
    SITE_PORT: '4321',
    API_PORT: '8787',
    CMS_PORT: '1337',
  }
}

function addresses(given: Environment): Environment {
  const site = given.SITE_PORT ?? '4321'
  const cms = given.CMS_PORT ?? '1337'
  const mailbox = given.MAILBOX_SMTP_PORT ?? '2525'
  return {
    PUBLIC_URL: `http://localhost:${site}`,
    SITE_URL: `http://127.0.0.1:${site}`,
    API_URL: `http://127.0.0.1:${given.API_PORT ?? '8787'}`,
    CMS_URL: `http://127.0.0.1:${cms}`,
    MAILBOX_SMTP_PORT: mailbox,
    MAILBOX_PORT: '8025',
    SMTP_URL: `smtp://127.0.0.1:${mailbox}`,
    MAIL_FROM: 'Espace personnel Enim <ne-pas-repondre@enim.example>',
    CMS_ADMIN_EMAIL: 'administration@enim.example',
    CMS_EDITOR_EMAIL: 'redaction@enim.example',
  }
}

function readSecrets(data: string): Environment {
  const file = join(data, 'secrets.json')
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Environment) : {}
  const missing = Object.entries(secretBytes).filter(([name]) => !known[name])
  if (missing.length === 0) return known
  const made = missing.map(([name, bytes]) => [name, makeSecret(name, bytes)] as const)
  const secrets = { ...known, ...Object.fromEntries(made) }
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

/** Passwords of Strapi need an upper case letter, a lower case one and a digit. */
function makeSecret(name: string, bytes: number): string {
  if (name.endsWith('PASSWORD')) return `Aa1-${randomBytes(bytes).toString('base64url')}`
  return randomBytes(bytes).toString(inBase64.includes(name) ? 'base64' : 'hex')
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw new Refusal(`Le dossier ${folder} ne peut pas être créé : il manque le droit d’écrire.`)
    }
    if (code === 'ENOSPC') throw new Refusal(`Il n’y a plus de place sur le disque de ${folder}.`)
    throw error
  }
}
