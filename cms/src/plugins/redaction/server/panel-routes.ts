import type { Core } from '@strapi/strapi'
import { personOf, type Person } from './person.ts'

/** What a route of the panel is asked with, as far as it is used here. */
export interface Asked {
  params: Record<string, string>
  query: Record<string, string | undefined>
  request: { body?: unknown }
  state: {
    user: { id: number; firstname?: string; lastname?: string; email: string }
    userAbility: { can(action: string, subject?: string): boolean }
  }
  body: unknown
  set(name: string, value: string): void
  forbidden(): unknown
  notFound(): unknown
  badRequest(message: string): unknown
}

export interface PanelRoute {
  method: 'GET' | 'POST'
  path: string
  /** A permission without which nobody gets any further; finer ones are the handler's. */
  permission?: string
  handle(asked: Asked, person: Person): unknown
}

/** Opens routes under `/redaction` to people who are logged in to the panel. */
export function servePanelRoutes(strapi: Core.Strapi, routes: PanelRoute[]): void {
  strapi.server.routes({
    type: 'admin',
    prefix: '/redaction',
    routes: routes.map((route) => ({
      method: route.method,
      path: route.path,
      handler: (context: unknown) => {
        const asked = context as Asked
        const isAllowed = !route.permission || asked.state.userAbility.can(route.permission)
        if (!isAllowed) return asked.forbidden()
        return route.handle(asked, personOf(asked.state.user))
      },
      info: { pluginName: 'redaction' },
      config: { policies: ['admin::isAuthenticatedAdmin'] },
    })),
  })
}
