export { insertAgent } from './insert-agent.ts'
export { requireAgent, type SignedInAgent } from './require-agent.ts'
