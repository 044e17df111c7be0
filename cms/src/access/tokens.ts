import type { Core } from '@strapi/strapi'
import { environment } from '../environment.ts'

const NAME = 'Site et api (lecture seule)'

const readableCollections = [
  'api::theme.theme',
  'api::news-article.news-article',
  'api::faq-entry.faq-entry',
  'api::form.form',
  'api::answer-template.answer-template',
  'api::deadline.deadline',
  'api::page.page',
  'api::mail-text.mail-text',
  'api::window-text.window-text',
  'api::redirect.redirect',
]

const permissions = [
  ...readableCollections.flatMap((uid) => [`${uid}.find`, `${uid}.findOne`]),
  'api::setting.setting.find',
]

/** The parts of Strapi's token service that are used here. */
interface TokenService {
  getByName(name: string): Promise<{ id: number } | null>
  create(token: object): Promise<{ id: number }>
  update(id: number, token: object): Promise<unknown>
  hash(value: string): string
}

/** Leaves one reading token, whose value is known to the site and the api, besides those of people. */
export async function ensureReadToken(strapi: Core.Strapi): Promise<void> {
  const service = strapi.service('admin::api-token-content-api') as unknown as TokenService
  const rows = strapi.db.query('admin::api-token')
  await rows.deleteMany({ where: { description: { $startsWith: 'A default API token' } } })

  const known = await service.getByName(NAME)
  const attributes = {
    name: NAME,
    description: 'Lit les contenus publiés',
    type: 'custom',
    permissions,
  }
  const { id } = known ?? (await service.create({ ...attributes, lifespan: null }))
  if (known) await service.update(id, attributes)
  const accessKey = service.hash(environment().CMS_TOKEN)
  await rows.update({ where: { id }, data: { accessKey, encryptedKey: null } })
}
