import type { AstroCookies } from 'astro'
import { formatSiret, siretSchema } from 'content-types'

const NAME = '__Host-siret'
const DAYS = 180

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

/** The identifier that this browser was asked to remember, never the code. */
export function readSiret(cookies: AstroCookies): string | undefined {
  const siret = siretSchema.safeParse(cookies.get(NAME)?.value)
  return siret.success ? formatSiret(siret.data) : undefined
}

/** As the person chose at this login. */
export function keepSiret(cookies: AstroCookies, siret: string, remember: boolean): void {
  if (remember) cookies.set(NAME, siret, { ...attributes, maxAge: DAYS * 24 * 60 * 60 })
  else cookies.delete(NAME, attributes)
}
