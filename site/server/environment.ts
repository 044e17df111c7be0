import * as z from 'zod'

const serverUrl = z.url({ protocol: /^https?$/, error: 'une adresse http(s) est attendue' })

const originUrl = serverUrl
  .transform((address) => new URL(address))
  .refine((url) => url.pathname === '/' && url.search === '' && url.username === '', {
    message: 'une adresse http(s) sans chemin est attendue',
  })

const secret = z.string().min(16, 'au moins 16 caractères sont attendus')

const port = z.coerce
  .number({ error: 'un numéro de port est attendu' })
  .int('un numéro de port est attendu')
  .min(1, 'un numéro de port est attendu')
  .max(65_535, 'un numéro de port est attendu')

const environmentSchema = z.object({
  PUBLIC_URL: originUrl.default(new URL('http://localhost:4321')),
  SITE_PORT: port.default(4321),
  SITE_HOST: z.string().min(1).default('127.0.0.1'),
  API_URL: originUrl.default(new URL('http://127.0.0.1:8787')),
  CMS_URL: originUrl.default(new URL('http://127.0.0.1:1337')),
  CMS_TOKEN: secret,
  CMS_WEBHOOK_SECRET: secret,
  /** With which Strapi signs the addresses of previews. */
  PREVIEW_KEY: secret,
  /** The address editors type, when it is not CMS_URL: its panel frames the previews. */
  CMS_PUBLIC_URL: originUrl.optional(),
  SITE_KEY: secret,
  SITE_CACHE_DIR: z.string().min(1).default('var/site'),
  /** The only hop whose X-Forwarded-For is believed: the TLS proxy in front of the site. */
  TRUSTED_PROXY: z.union([z.ipv4(), z.ipv6()], 'une adresse IP est attendue').optional(),
})

export type Environment = z.infer<typeof environmentSchema>

/** @throws Error naming every missing or wrong key in one sentence. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const filled = Object.entries(variables).filter(([, value]) => value !== '')
  const parsed = environmentSchema.safeParse(Object.fromEntries(filled))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => {
    const key = path.join('.')
    return variables[key] ? `${key} (${message})` : `${key} (absent)`
  })
  throw new Error(`Réglages du site à corriger : ${faults.join(', ')}.`)
}

let current: Environment | undefined

/** The environment of this process, parsed once. */
export function environment(): Environment {
  current ??= readEnvironment(process.env)
  return current
}
