import { agentRoles, type AgentRole } from 'content-types'
import { readArguments } from '../platform/command-line.ts'
import { WrongUse } from '../platform/refusal.ts'
import { nameField } from './agent-fields.ts'

export type Options =
  | { command: 'invite'; email: string; name: string; role: AgentRole; services: string[] }
  | { command: 'list' }
  | { command: 'disable' | 'reset' | 'code'; email: string }

export const help = `Usage : npm run agents -- commande [options]

Gère les accès à l’espace agents, depuis la machine du portail. Le premier administrateur s’invite ainsi ;
il invite ensuite les autres depuis la page « Équipe ».

  invite ADRESSE --name "Prénom Nom" --role RÔLE [--service DOMAINE]…
                   envoie une invitation par e-mail et imprime son lien ; sert une fois, 7 jours
  list             toutes les personnes qui ont un accès
  disable ADRESSE  ferme un accès et ses sessions
  reset ADRESSE    mot de passe ou téléphone perdu : ferme l’accès, invite à nouveau, imprime le lien
  code ADRESSE     le code à six chiffres de maintenant ; jamais en production

Rôles :
${Object.entries(agentRoles)
  .map(([role, label]) => `  ${role.padEnd(14)} ${label}`)
  .join('\n')}

Codes de sortie : 0 fait ; 1 échec ; 2 commande mal écrite.`

export function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      name: { type: 'string' },
      role: { type: 'string' },
      service: { type: 'string', multiple: true },
    },
  })
  if (values.help) return undefined
  const [command, email, ...others] = positionals
  const { name, role, service } = values
  if (command === 'invite' && email !== undefined && others.length === 0) {
    const services = service ?? []
    return { command, email, name: readName(name), role: readRole(role), services }
  }
  if (name !== undefined || role !== undefined || service !== undefined) {
    throw new WrongUse('--name, --role et --service ne vont qu’avec « invite ADRESSE ».')
  }
  if (command === 'list' && email === undefined) return { command }
  if (isAboutOne(command) && email !== undefined && others.length === 0) return { command, email }
  throw new WrongUse('Indiquez une commande : invite, list, disable, reset ou code.')
}

function isAboutOne(command = ''): command is 'disable' | 'reset' | 'code' {
  return ['disable', 'reset', 'code'].includes(command)
}

function readName(typed: string | undefined): string {
  const parsed = nameField.safeParse(typed)
  if (parsed.success) return parsed.data
  throw new WrongUse(`--name\u00a0: ${parsed.error.issues[0]?.message ?? ''}`)
}

function readRole(typed = ''): AgentRole {
  if (Object.hasOwn(agentRoles, typed)) return typed as AgentRole
  throw new WrongUse(`--role\u00a0: choisissez ${Object.keys(agentRoles).join(', ')}.`)
}
