import { createRoute } from '@hono/zod-openapi'
import { agentListSchema } from 'content-types'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { createRoutes } from '../platform/routes.ts'
import {
  nameField,
  readAgentEmail,
  readServices,
  roleField,
  servicesField,
} from './agent-fields.ts'
import { invite, inviteAgain } from './invite.ts'
import { ownAccess } from './problems.ts'
import { requireAgent } from './require-agent.ts'
import { changeAgent, disableAgent, enableAgent, getAgent, listAgents } from './team.ts'

const list = {
  description: 'Every agent, and the services that there are',
  content: { 'application/json': { schema: agentListSchema } },
}

const changeSchema = z.object({ role: roleField, services: servicesField })
const invitedSchema = changeSchema.extend({
  email: z.string('Indiquez une adresse e-mail.').max(254, 'Indiquez une adresse e-mail.'),
  name: nameField,
})

const params = z.object({ id: z.string().max(100) })
const onOne = (action: string) =>
  ({ method: 'post', path: `/agents/{id}/${action}`, responses: { 200: list } }) as const

const listRoute = createRoute({ method: 'get', path: '/agents', responses: { 200: list } })

const inviteRoute = createRoute({
  method: 'post',
  path: '/agents',
  request: { body: { required: true, content: { 'application/json': { schema: invitedSchema } } } },
  responses: { 201: list },
})

const changeRoute = createRoute({
  ...onOne('changes'),
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: changeSchema } } },
  },
})

const inviteAgainRoute = createRoute({ ...onOne('invitation'), request: { params } })
const disableRoute = createRoute({ ...onOne('disabling'), request: { params } })
const enableRoute = createRoute({ ...onOne('enabling'), request: { params } })

/** The administrator’s: who is an agent, with what role, for which services. */
export function teamRoutes(deps: Deps) {
  async function administrator(c: Context<AppEnv>) {
    const { id } = await requireAgent(deps, c, ['administrator'])
    return { id, client: clientOf(c) }
  }

  /** Another agent than whoever asks. */
  async function other(c: Context<AppEnv>, id: string) {
    const by = await administrator(c)
    if (by.id === id) throw ownAccess()
    return { by, agent: await getAgent(deps, id) }
  }

  return createRoutes()
    .openapi(listRoute, async (c) => {
      await administrator(c)
      return c.json(await listAgents(deps), 200)
    })
    .openapi(inviteRoute, async (c) => {
      const by = await administrator(c)
      const { email, name, role, services } = c.req.valid('json')
      const invited = { name, role, services: await readServices(deps, role, services) }
      await invite(deps, { ...invited, email: readAgentEmail(deps, email) }, by)
      return c.json(await listAgents(deps), 201)
    })
    .openapi(changeRoute, async (c) => {
      const { by, agent } = await other(c, c.req.valid('param').id)
      const { role, services } = c.req.valid('json')
      const to = { role, services: await readServices(deps, role, services) }
      await changeAgent(deps, agent, to, by)
      return c.json(await listAgents(deps), 200)
    })
    .openapi(inviteAgainRoute, async (c) => {
      const { by, agent } = await other(c, c.req.valid('param').id)
      await inviteAgain(deps, agent, by)
      return c.json(await listAgents(deps), 200)
    })
    .openapi(disableRoute, async (c) => {
      const { by, agent } = await other(c, c.req.valid('param').id)
      await disableAgent(deps, agent, by)
      return c.json(await listAgents(deps), 200)
    })
    .openapi(enableRoute, async (c) => {
      const { by, agent } = await other(c, c.req.valid('param').id)
      await enableAgent(deps, agent, by)
      return c.json(await listAgents(deps), 200)
    })
}
