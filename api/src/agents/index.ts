export { requireAgent, type SignedInAgent } from './require-agent.ts'
