import type { Core, Modules } from '@strapi/strapi'

interface UidService {
  generateUIDField(request: {
    contentTypeUID: string
    field: string
    data: object
  }): Promise<string>
}

/** Makes an address from the title when editors leave it empty; an address given is never changed. */
export async function fillSlug(
  strapi: Core.Strapi,
  { uid, contentType, action, params }: Modules.Documents.Middleware.Context,
): Promise<void> {
  const slug = contentType.attributes['slug']
  if (slug?.type !== 'uid' || !slug.targetField) return
  if ((action !== 'create' && action !== 'update') || !('data' in params)) return
  const data = params.data as Record<string, unknown>
  if (action === 'update' && !('slug' in data)) return
  if (data['slug'] || !data[slug.targetField]) return
  const uids = strapi.plugin('content-manager').service('uid') as unknown as UidService
  data['slug'] = await uids.generateUIDField({ contentTypeUID: uid, field: 'slug', data })
}
