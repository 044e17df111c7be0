import { agentRoles, type AgentRole } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { mailAddressSchema, senderAddress } from '../platform/mailer.ts'
import { refusedField } from './problems.ts'
import { listServices } from './services.ts'

const MOST_LETTERS = 100

export const nameField = z
  .string('Indiquez le prénom et le nom.')
  .trim()
  .min(1, 'Indiquez le prénom et le nom.')
  .max(MOST_LETTERS, `Le nom compte ${String(MOST_LETTERS)} caractères au plus.`)
  .pipe(
    z
      .string()
      .regex(
        /^\p{L}[\p{L}\p{M} '’.-]*$/u,
        'Le nom ne comporte que des lettres, espaces et tirets.',
      ),
  )

export const roleField = z.enum(
  Object.keys(agentRoles) as [AgentRole, ...AgentRole[]],
  'Choisissez un rôle.',
)

export const servicesField = z
  .array(z.string().max(MOST_LETTERS), 'Choisissez les services.')
  .max(MOST_LETTERS, 'Choisissez les services.')

/** Of Enim's own domain, that of the portal's sender, in lower case. */
export function readAgentEmail({ settings }: Pick<Deps, 'settings'>, typed: string): string {
  const email = typed.trim().toLowerCase()
  const domain = senderAddress(settings.mailFrom).split('@')[1]?.toLowerCase() ?? ''
  if (mailAddressSchema.safeParse(email).success && email.endsWith(`@${domain}`)) return email
  throw refusedField('email', `Indiquez une adresse de l’Enim, qui finit par @${domain}.`)
}

/** Offered ones only; one at least for whoever handles requests, none for an administrator. */
export async function readServices(
  deps: Deps,
  role: AgentRole,
  slugs: readonly string[],
): Promise<string[]> {
  if (role === 'administrator') return []
  const offered = await listServices(deps)
  const chosen = offered.map(({ slug }) => slug).filter((slug) => slugs.includes(slug))
  if (chosen.length > 0 && slugs.every((slug) => chosen.includes(slug))) return chosen
  throw refusedField('services', 'Choisissez au moins un service de la liste.')
}
