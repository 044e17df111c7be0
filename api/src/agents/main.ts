import { agentRoles, agentStates, formatDateTime } from 'content-types'
import type { Deps } from '../deps.ts'
import { Refusal } from '../platform/refusal.ts'
import { exitCodes, runCommand, type ExitCode } from '../run-command.ts'
import { readAgentEmail, readServices } from './agent-fields.ts'
import { invite, inviteAgain } from './invite.ts'
import { help, readOptions, type Options } from './options.ts'
import { unseal } from './sealed-secret.ts'
import { findAgentByEmail, type AgentRow } from './store.ts'
import { disableAgent, listAgents } from './team.ts'
import { totpCode } from './totp.ts'

await runCommand({ help, readOptions, run: manageAgents })

async function manageAgents(deps: Deps, options: Options): Promise<ExitCode> {
  switch (options.command) {
    case 'list':
      await list(deps)
      break
    case 'invite':
      await inviteOne(deps, options)
      break
    case 'reset':
      tellLink(await inviteAgain(deps, await getAgent(deps, options.email), 'command'))
      break
    case 'disable':
      await disableAgent(deps, await getAgent(deps, options.email), 'command')
      console.log('Cet accès est fermé.')
      break
    case 'code':
      console.log(await codeOf(deps, options.email))
  }
  return exitCodes.done
}

async function inviteOne(deps: Deps, options: Extract<Options, { command: 'invite' }>) {
  const { name, role } = options
  const email = readAgentEmail(deps, options.email)
  const services = await readServices(deps, role, options.services)
  tellLink(await invite(deps, { email, name, role, services }, 'command'))
}

function tellLink(link: string): void {
  console.log(`L’invitation part par e-mail. Son lien, à ne donner qu’à cette personne :\n${link}`)
}

async function list(deps: Deps): Promise<void> {
  const { agents } = await listAgents(deps)
  if (agents.length === 0) console.log('Personne n’a encore d’accès à l’espace agents.')
  for (const { name, email, role, state, services, lastSeenAt } of agents) {
    const seen = lastSeenAt === null ? 'jamais venu' : formatDateTime(new Date(lastSeenAt))
    const slugs = services.map(({ slug }) => slug).join(', ') || '–'
    console.log([name, email, agentRoles[role], agentStates[state], slugs, seen].join('  '))
  }
}

async function codeOf(deps: Deps, email: string): Promise<string> {
  if (deps.settings.production) {
    throw new Refusal('En production, seul le téléphone de l’agent donne ce code.')
  }
  const { id, totpSecret } = await getAgent(deps, email)
  if (totpSecret === null) throw new Refusal('Cet agent n’a pas d’application d’authentification.')
  return totpCode(unseal(deps, id, totpSecret), deps.clock.now())
}

async function getAgent(deps: Deps, email: string): Promise<AgentRow> {
  const agent = await findAgentByEmail(deps, email.trim().toLowerCase())
  if (!agent) throw new Refusal('Aucun agent n’a cette adresse.')
  return agent
}
