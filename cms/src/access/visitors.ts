import type { Core } from '@strapi/strapi'

/**
 * Shuts users-permissions: visitors have no permission at all and nobody can register.
 * A public `find` would show drafts (`?status=draft`); the site reads with a token instead.
 */
export async function shutVisitorDoor(strapi: Core.Strapi): Promise<void> {
  await strapi.db.query('plugin::users-permissions.permission').deleteMany({ where: {} })
  const settings = strapi.store({ type: 'plugin', name: 'users-permissions' })
  const advanced = (await settings.get({ key: 'advanced' })) as Record<string, unknown>
  await settings.set({ key: 'advanced', value: { ...advanced, allow_register: false } })
}
