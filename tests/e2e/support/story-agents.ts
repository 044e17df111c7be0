import { projects } from './story-employers.ts'

/**
 * Agents for the stories of the desk, beside those of the demo data: one for each story and each
 * way of telling it, since a code of an authenticator is taken once. `portal.ts` adds them.
 */
const stories = [
  'desk',
  'desk steps',
  'desk keyboard',
  'followed request',
  'team',
  'to write',
] as const

export type AgentStory = (typeof stories)[number]

export const agentTotpSecret = 'DEMORECITDEMORECITDEMORECITDEMOR'
export const agentPassword = 'recit-agent-seulement'

export const storyAgents = projects.flatMap((project) =>
  stories.map((story) => ({
    email: agentEmail(story, project),
    name: `Agathe ${story}, ${project}`,
    role: story === 'team' ? 'administrator' : 'supervisor',
    services: story === 'team' ? [] : ['cotisation', 'declaration'],
    password: agentPassword,
    totpSecret: agentTotpSecret,
  })),
)

export function agentEmail(story: AgentStory, project: string): string {
  return `${story}-${project}@agents.example`.replaceAll(' ', '-')
}
