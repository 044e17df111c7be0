import type { Deps } from '../deps.ts'
import { createContentChecker, type BodyBounds } from '../files/index.ts'
import { draftRoutes } from './draft-routes.ts'
import { takeFile } from './take-file.ts'
import { takeForm } from './take-form.ts'

export function requestRoutes(deps: Deps, bounds: Partial<BodyBounds> = {}) {
  const checker = createContentChecker({ log: deps.log })
  const routes = draftRoutes(deps)
  routes.post('/requests', (c) => takeForm(deps, checker, c, bounds))
  routes.post('/drafts/:key/files', (c) => takeFile(deps, checker, c, bounds))
  return routes
}
