import { resolve } from 'node:path'
import * as z from 'zod'

const secret = z.string().min(16)
const password = z.string().min(8).max(72)
const origin = z.url().refine((url) => new URL(url).origin === url)

const schema = z.object({
  CMS_HOST: z.string().default('127.0.0.1'),
  CMS_PORT: z.coerce.number().int().min(1).max(65_535).default(1337),
  /** The address editors type when it is not `http://CMS_HOST:CMS_PORT`: behind TLS, `https://…`. */
  CMS_PUBLIC_URL: origin.optional(),
  /** Holds data.db and public/uploads. */
  CMS_DATA_DIR: z
    .string()
    .min(1)
    .transform((path) => resolve(path)),
  CMS_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  APP_KEYS: z
    .string()
    .transform((keys) => keys.split(','))
    .pipe(z.array(secret).min(1)),
  ADMIN_JWT_SECRET: secret,
  API_TOKEN_SALT: secret,
  TRANSFER_TOKEN_SALT: secret,
  ENCRYPTION_KEY: secret,
  JWT_SECRET: secret,
  /** The read-only token with which the site and the api read the contents. */
  CMS_TOKEN: z.string().min(32),
  /** Proves Strapi to the api; the api makes drafts of frequent questions with it. */
  CMS_KEY: z.string().min(32),
  /** Where the api listens: what readers looked for in vain, how often answers helped. */
  API_URL: origin.default('http://127.0.0.1:8787'),
  CMS_ADMIN_EMAIL: z.email(),
  CMS_ADMIN_PASSWORD: password,
  CMS_EDITOR_EMAIL: z.email(),
  CMS_EDITOR_PASSWORD: password,
  CMS_WEBHOOK_SECRET: secret,
  /** Signs the addresses of previews, which the site shows. */
  PREVIEW_KEY: secret,
  /** Where people find the site, and the panel its previews. */
  PUBLIC_URL: origin.default('http://localhost:4321'),
  /** Where the webhook finds the site. */
  SITE_URL: origin.default('http://127.0.0.1:4321'),
  /** Demo contents to load when there is none. */
  CMS_DEMO_DIR: z
    .string()
    .min(1)
    .transform((path) => resolve(path))
    .optional(),
  /** Mails of the panel (forgotten password); without it they are written to nobody. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('cms@localhost'),
})

export type Environment = z.infer<typeof schema>

/** Refuses to go on, with one French sentence that names every missing or wrong key. */
export class EnvironmentError extends Error {}

let parsed: Environment | undefined

export function environment(): Environment {
  parsed ??= parse(process.env)
  return parsed
}

function parse(variables: NodeJS.ProcessEnv): Environment {
  const filled = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const result = schema.safeParse(filled)
  if (result.success) return result.data
  const keys = [...new Set(result.error.issues.map(({ path }) => String(path[0])))]
  throw new EnvironmentError(
    sentence(
      keys.filter((key) => !filled[key]),
      keys.filter((key) => filled[key]),
    ),
  )
}

function sentence(missing: string[], wrong: string[]): string {
  const list = new Intl.ListFormat('fr')
  const complaints = [
    missing.length > 0 ? `il manque ${list.format(missing)}` : '',
    wrong.length > 0 ? `à corriger : ${list.format(wrong)}` : '',
  ]
  return `Le CMS ne peut pas démarrer : ${complaints.filter(Boolean).join(' ; ')}.`
}
