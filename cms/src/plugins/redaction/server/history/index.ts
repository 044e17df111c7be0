import type { Core } from '@strapi/strapi'
import { isWritten } from '../contents.ts'
import type { Feature } from '../feature.ts'
import { actionWords } from '../journal/words.ts'
import { servePanelRoutes, type Asked } from '../panel-routes.ts'
import { compareSnapshots } from './difference.ts'
import { recordChange } from './record.ts'
import { restore } from './restore.ts'
import { takeSnapshot } from './snapshot.ts'
import { findVersion, listVersions, versionBefore, type StoredVersion } from './store.ts'

export { versionType } from './version.ts'

/** Every version of every entry: what changed, by whom, and back to it. */
export const history: Feature = {
  register(strapi) {
    strapi.documents.use((context, next) => recordChange(strapi, context, next))
  },

  bootstrap(strapi) {
    servePanelRoutes(strapi, [
      {
        method: 'GET',
        path: '/history/:kind/:entryId',
        async handle(asked) {
          const { kind = '', entryId = '' } = asked.params
          if (!mayChange(asked, kind)) return asked.notFound()
          const versions = await listVersions(strapi, kind, entryId)
          asked.body = { versions: versions.map(described) }
          return undefined
        },
      },
      {
        method: 'GET',
        path: '/versions/:id',
        async handle(asked) {
          const version = await findAllowed(strapi, asked)
          if (!version) return asked.notFound()
          const { kind, entryId, snapshot } = version
          const before = await versionBefore(strapi, version)
          const present = await takeSnapshot(strapi, kind, entryId)
          asked.body = {
            version: described(version),
            isFirst: !before,
            changed: before ? compareSnapshots(kind, before.snapshot, snapshot) : [],
            sincePresent: present ? compareSnapshots(kind, snapshot, present) : null,
          }
          return undefined
        },
      },
      {
        method: 'POST',
        path: '/versions/:id/restoring',
        async handle(asked) {
          const version = await findAllowed(strapi, asked)
          if (!version) return asked.notFound()
          asked.body = await restore(strapi, version)
          return undefined
        },
      },
    ])
  },
}

/** Who may change an entry may see what it said; the address of an unknown one says no more. */
function mayChange({ state }: Asked, kind: string): boolean {
  return isWritten(kind) && state.userAbility.can('plugin::content-manager.explorer.update', kind)
}

async function findAllowed(strapi: Core.Strapi, asked: Asked): Promise<StoredVersion | undefined> {
  const id = Number(asked.params['id'])
  const version = Number.isSafeInteger(id) ? await findVersion(strapi, id) : null
  return version && mayChange(asked, version.kind) ? version : undefined
}

function described({ id, at, personName, action, title }: StoredVersion) {
  return { id, at, personName, action, actionWords: actionWords(action), title }
}
