import type { APIContext } from 'astro'
import type { AgentList } from 'content-types'
import type { Answer } from '../../lib/api-call.ts'
import type { Desk } from '../../lib/desk.ts'
import { readForm, refusedBy, textOf, type Outcome } from '../../lib/form.ts'
import { refuseAgent } from './refuse-agent.ts'

/** The form that was refused, with what was typed in it. */
export interface RefusedTeamForm {
  /** The agent whose access was to be changed; none for an invitation. */
  id: string | undefined
  outcome: Outcome
  typed: { email: string; name: string; role: string; services: string[] }
}

const PAGE = '/agents/equipe'

const sentences = {
  invitation: 'Un e-mail est parti\u00a0: son lien sert une fois, dans les sept jours.',
  changement: 'Le rôle et les services valent dès la prochaine page que cette personne ouvrira.',
  fermeture: 'Cette personne n’a plus accès à rien, ses sessions sont fermées.',
  ouverture: 'Cette personne retrouve son accès, avec le même mot de passe.',
} as const
type Done = keyof typeof sentences

/** What has just been done, from a word of the address that can only choose among these. */
export function teamConfirmation(query: URLSearchParams): string | undefined {
  const word = query.get('fait') ?? ''
  return Object.hasOwn(sentences, word) ? sentences[word as Done] : undefined
}

/** Does what one of the page's forms asks, then shows the page anew; or says why not. */
export async function answerTeam(
  context: APIContext,
  desk: Desk,
): Promise<Response | RefusedTeamForm> {
  const form = await readForm(context.request)
  const id = textOf(form, 'id')
  const typed = {
    email: textOf(form, 'email'),
    name: textOf(form, 'name'),
    role: textOf(form, 'role'),
    services: form.getAll('services').filter((value) => typeof value === 'string'),
  }
  const [done, answer] = await send(desk, { action: textOf(form, 'form'), id, typed })
  if (answer.ok) return desk.redirect(`${PAGE}?fait=${done}`)
  const { type } = answer.problem
  if (type === 'signed-out' || type === 'not-found') return refuseAgent(context, answer)
  return { id: id === '' ? undefined : id, outcome: refusedBy(answer), typed }
}

interface Asked {
  action: string
  id: string
  typed: RefusedTeamForm['typed']
}

async function send(
  desk: Desk,
  { action, id, typed }: Asked,
): Promise<[done: Done, answer: Answer<AgentList>]> {
  switch (action) {
    case 'changes':
      return ['changement', await desk.changeAgent(id, accessOf(typed))]
    case 'invitation':
      return ['invitation', await desk.inviteAgentAgain(id)]
    case 'disabling':
      return ['fermeture', await desk.disableAgent(id)]
    case 'enabling':
      return ['ouverture', await desk.enableAgent(id)]
    default:
      return ['invitation', await desk.inviteAgent(typed)]
  }
}

function accessOf({ role, services }: Asked['typed']) {
  return { role, services }
}
