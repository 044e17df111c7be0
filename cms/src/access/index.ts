import type { Core } from '@strapi/strapi'
import { ensurePeople } from './people.ts'
import { ensureRoles } from './roles.ts'
import { ensureTokens } from './tokens.ts'
import { shutVisitorDoor } from './visitors.ts'
import { ensureWebhook } from './webhook.ts'

/** Brings who may do what to what this code says, at each start. */
export async function ensureAccess(strapi: Core.Strapi): Promise<void> {
  await shutVisitorDoor(strapi)
  await ensurePeople(strapi, await ensureRoles(strapi))
  await ensureTokens(strapi)
  await ensureWebhook(strapi)
}
