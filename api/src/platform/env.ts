import { createHash } from 'node:crypto'
import * as z from 'zod'
import { dkimKeys, letterKeys, toDkim, toLetters } from './mail-settings.ts'
import { mailAddressSchema, senderAddress } from './mailer.ts'

/** A key of the code hashes; its id is kept beside each hash made with it. */
export interface Pepper {
  id: string
  key: Buffer
}

export type Settings = ReturnType<typeof parseEnv>

/**
 * The environment, read once. Fails with one French sentence that names every missing or wrong
 * key. No secret has a default.
 */
export function parseEnv(environment: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new Error(sentence(parsed.error))
  const env = parsed.data
  return {
    production: env.NODE_ENV === 'production',
    publicUrl: env.PUBLIC_URL,
    port: env.API_PORT,
    host: env.API_HOST,
    databaseUrl: env.DATABASE_URL,
    databaseAuthToken: env.DATABASE_AUTH_TOKEN,
    filesUrl: env.FILES_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    /** Signs every mail; undefined when they leave unsigned. */
    dkim: toDkim(env),
    letters: toLetters(env),
    sms: { url: env.SMS_URL, sender: env.SMS_SENDER, token: env.SMS_TOKEN },
    clamdUrl: env.CLAMD_URL,
    peppers: { current: env.CODE_PEPPER, previous: env.CODE_PEPPER_PREVIOUS },
    siteKey: env.SITE_KEY,
    captchaKey: env.CAPTCHA_KEY,
    /** Seed of the Ed25519 key that signs the chain of receipts; 32 bytes. */
    receiptKey: env.RECEIPT_KEY,
    /** Hides the secrets of the agents' authenticators and of the webhooks; 32 bytes. */
    agentKey: env.AGENT_KEY,
    /** How often one token of Enim's systems may call in a minute. */
    systemCalls: env.SYSTEM_CALLS_PER_MINUTE,
    /** Hosts at private addresses that webhooks may reach. */
    webhookHosts: env.WEBHOOK_HOSTS,
    /** Signs the addresses of the employers' calendars; 32 bytes. */
    calendarKey: env.CALENDAR_KEY,
    /** Signs the links of subscribers, and hashes their addresses; 32 bytes. */
    subscriptionKey: env.SUBSCRIPTION_KEY,
    /** What one account may send in a day. */
    daily: { files: env.DAILY_FILES, bytes: env.DAILY_MEGABYTES * 1024 * 1024 },
    /** How many PDFs are drawn at once. */
    pdfThreads: env.PDF_THREADS,
    /** Whether an unknown browser is asked for a mailed code after the right six digits. */
    mailedCode: env.LOGIN_MAILED_CODE,
    /** `key` lets Strapi read what editors are told, and the api make drafts there. */
    cms: { url: env.CMS_URL, token: env.CMS_TOKEN, key: env.CMS_KEY },
    /** Whether /api/openapi.json answers. */
    spec: env.API_SPEC,
  }
}

function text(message: string) {
  return z.string({ error: ({ input }) => (input === undefined ? 'manque' : message) })
}

function address(pattern: RegExp, message: string) {
  return text(message).regex(pattern, message)
}

function secretBytes() {
  return text('doit être 32 octets en base64')
    .transform((typed) => Buffer.from(typed, 'base64'))
    .refine((key) => key.length === 32, 'doit être 32 octets en base64')
}

function pepper() {
  return secretBytes().transform((key): Pepper => {
    const id = createHash('sha256').update(key).digest('hex').slice(0, 8)
    return { id, key }
  })
}

const amount = (most: number) =>
  z.coerce.number('doit être un nombre').int('doit être un nombre entier').min(1).max(most)

const sharedKey = () =>
  text('doit compter au moins 32 caractères').min(32, 'doit compter au moins 32 caractères')

const webAddress = () => address(/^https?:\/\/\S+$/, 'doit commencer par http:// ou https://')

const schema = z
  .object({
    NODE_ENV: z
      .enum(['development', 'test', 'production'], 'vaut development, test ou production')
      .default('development'),
    PUBLIC_URL: webAddress(),
    API_PORT: z.coerce.number('doit être un numéro de port').int().min(0).max(65_535).default(8787),
    API_HOST: z.string().default('127.0.0.1'),
    DATABASE_URL: address(
      /^(file|libsql|https?):\S+$/,
      'doit commencer par file:, libsql:// ou https://',
    ).default('file:var/api/portal.db'),
    DATABASE_AUTH_TOKEN: z.string().optional(),
    FILES_URL: address(/^(file:|s3:\/\/)\S+$/, 'doit commencer par file: ou s3://').default(
      'file:var/api/files',
    ),
    SMTP_URL: address(/^smtps?:\/\/\S+$/, 'doit commencer par smtp:// ou smtps://'),
    MAIL_FROM: text('doit contenir une adresse e-mail').refine(
      (from) => mailAddressSchema.safeParse(senderAddress(from)).success,
      'doit contenir une adresse e-mail',
    ),
    ...dkimKeys,
    ...letterKeys,
    SMS_URL: address(
      /^(console:$|https:\/\/\S+$)/,
      'vaut console: ou commence par https://',
    ).optional(),
    SMS_TOKEN: z.string().optional(),
    SMS_SENDER: address(
      /^(?=.*[A-Za-z])[A-Za-z0-9 ]{3,11}$/,
      'doit compter 3 à 11 lettres ou chiffres sans accent',
    ).optional(),
    CLAMD_URL: address(/^(tcp:\/\/|unix:)\S+$/, 'doit commencer par tcp:// ou unix:').optional(),
    CODE_PEPPER: pepper(),
    CODE_PEPPER_PREVIOUS: pepper().optional(),
    SITE_KEY: sharedKey(),
    CAPTCHA_KEY: sharedKey(),
    RECEIPT_KEY: secretBytes(),
    AGENT_KEY: secretBytes(),
    CALENDAR_KEY: secretBytes(),
    SUBSCRIPTION_KEY: secretBytes(),
    DAILY_FILES: amount(1_000_000).default(200),
    DAILY_MEGABYTES: amount(1_000_000).default(500),
    SYSTEM_CALLS_PER_MINUTE: amount(100_000).default(300),
    WEBHOOK_HOSTS: z
      .string()
      .default('')
      .transform((list) => list.split(',').map((host) => host.trim().toLowerCase()))
      .transform((hosts) => hosts.filter((host) => host !== '')),
    PDF_THREADS: amount(16).default(1),
    CMS_URL: webAddress(),
    CMS_TOKEN: text('manque').min(1, 'manque'),
    CMS_KEY: sharedKey(),
    LOGIN_MAILED_CODE: z.stringbool('vaut true ou false').default(true),
    API_SPEC: z.stringbool('vaut true ou false').default(false),
  })
  .refine((env) => env.NODE_ENV !== 'production' || env.CLAMD_URL !== undefined, {
    path: ['CLAMD_URL'],
    message: 'manque',
    when: () => true,
  })
  .refine((env) => isWhole([env.DKIM_DOMAIN, env.DKIM_SELECTOR, env.DKIM_KEY_FILE]), {
    path: ['DKIM_DOMAIN'],
    message: 'va avec DKIM_SELECTOR et DKIM_KEY_FILE',
    when: () => true,
  })
  .refine((env) => env.NODE_ENV !== 'production' || env.SMS_URL !== 'console:', {
    path: ['SMS_URL'],
    message: 'ne vaut pas console: en production',
    when: () => true,
  })
  .refine((env) => !isProvider(env.SMS_URL) || env.SMS_TOKEN !== undefined, {
    path: ['SMS_TOKEN'],
    message: 'manque',
    when: () => true,
  })
  .refine((env) => !isProvider(env.SMS_URL) || env.SMS_SENDER !== undefined, {
    path: ['SMS_SENDER'],
    message: 'manque',
    when: () => true,
  })

/** All or none. */
function isWhole(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => value === undefined)).size === 1
}

function isProvider(smsUrl: unknown): boolean {
  return typeof smsUrl === 'string' && smsUrl !== 'console:'
}

function sentence(error: z.ZodError): string {
  const faults = new Map(error.issues.map(({ path, message }) => [String(path[0]), message]))
  const list = [...faults].map(([key, message]) => `${key} ${message}`).join(' ; ')
  return `L’api ne peut pas démarrer, son environnement est incomplet : ${list}.`
}
