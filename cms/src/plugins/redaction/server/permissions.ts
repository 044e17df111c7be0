import type { Core } from '@strapi/strapi'
import { SET_AGREEMENT } from './agreement/index.ts'
import type { Feature } from './feature.ts'
import { READ_JOURNAL } from './journal/index.ts'

interface PermissionService {
  actionProvider: {
    registerMany(
      actions: { section: string; displayName: string; uid: string; pluginName: string }[],
    ): Promise<unknown>
  }
}

/** What a role may be given of the plugin; administrators have it all. */
export const permissions: Feature = {
  async bootstrap(strapi: Core.Strapi) {
    const service = strapi.service('admin::permission') as unknown as PermissionService
    await service.actionProvider.registerMany([
      action(READ_JOURNAL, 'Lire le journal de la rédaction'),
      action(SET_AGREEMENT, 'Régler l’accord d’une deuxième personne'),
    ])
  },
}

function action(name: string, displayName: string) {
  const pluginName = 'redaction'
  return {
    section: 'plugins',
    displayName,
    uid: name.replace('plugin::redaction.', ''),
    pluginName,
  }
}
