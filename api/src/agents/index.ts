export { insertAgent } from './insert-agent.ts'
export { agentJobs } from './jobs.ts'
export { requireAgent, type SignedInAgent } from './require-agent.ts'
export { agentRoutes } from './routes.ts'
