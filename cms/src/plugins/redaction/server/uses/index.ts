import { errors } from '@strapi/utils'
import type { Core, Modules } from '@strapi/strapi'
import { isWritten } from '../contents.ts'
import type { Feature } from '../feature.ts'
import { servePanelRoutes } from '../panel-routes.ts'
import { hasUses, listUses, usesOfEntry, usesOfFile } from './find-uses.ts'

/** What is in use is not deleted, in whichever way: whoever tries is told where it is. */
export const uses: Feature = {
  register(strapi) {
    strapi.documents.use(async (context, next) => {
      await refuseDeletion(strapi, context)
      return next()
    })
  },

  bootstrap(strapi) {
    keepUsedFiles(strapi)
    servePanelRoutes(strapi, [
      {
        method: 'GET',
        path: '/uses/:kind/:entryId',
        async handle(asked) {
          const { kind = '', entryId = '' } = asked.params
          const mayRead = asked.state.userAbility.can('plugin::content-manager.explorer.read', kind)
          if (!isWritten(kind) || !mayRead) return asked.notFound()
          asked.body = { uses: await usesOfEntry(strapi, kind, entryId) }
          return undefined
        },
      },
    ])
  },
}

async function refuseDeletion(
  strapi: Core.Strapi,
  { uid, action, params }: Modules.Documents.Middleware.Context,
): Promise<void> {
  if (action !== 'delete' || !hasUses(uid) || !('documentId' in params)) return
  const found = await usesOfEntry(strapi, uid, params.documentId)
  if (found.length === 0) return
  throw new errors.ApplicationError(
    `Ce contenu sert encore à ${listUses(found)}. Changez d’abord ce qui y mène, puis supprimez-le.`,
  )
}

interface StoredFile {
  id: number
  url: string
  name: string
}

interface UploadService {
  remove(file: StoredFile): Promise<unknown>
}

/** Every way of deleting a file goes through the library's `remove`, which deletes the bytes first. */
function keepUsedFiles(strapi: Core.Strapi): void {
  const service = strapi.plugin('upload').service('upload') as unknown as UploadService
  const remove = service.remove.bind(service)
  service.remove = async (file) => {
    const found = await usesOfFile(strapi, file)
    if (found.length === 0) return remove(file)
    throw new errors.ApplicationError(
      `« ${file.name} » sert encore à ${listUses(found)}. Retirez-le d’abord de ces contenus.`,
    )
  }
}
