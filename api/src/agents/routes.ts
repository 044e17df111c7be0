import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { agentAccessRoutes } from './access-routes.ts'
import { agentLoginRoutes } from './login-routes.ts'
import { teamRoutes } from './team-routes.ts'

export function agentRoutes(deps: Deps) {
  return createRoutes()
    .route('/', agentLoginRoutes(deps))
    .route('/', agentAccessRoutes(deps))
    .route('/', teamRoutes(deps))
}
