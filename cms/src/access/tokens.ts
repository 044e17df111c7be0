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

/** Leaves two tokens besides those of people: one that reads, one that makes drafts of the FAQ. */
export async function ensureTokens(strapi: Core.Strapi): Promise<void> {
  const rows = strapi.db.query('admin::api-token')
  await rows.deleteMany({ where: { description: { $startsWith: 'A default API token' } } })
  const { CMS_TOKEN, CMS_KEY } = environment()
  await ensureToken(strapi, CMS_TOKEN, {
    name: NAME,
    description: 'Lit les contenus publiés',
    permissions,
  })
  await ensureToken(strapi, CMS_KEY, {
    name: 'Api (brouillons de la FAQ)',
    description: 'Crée des brouillons de questions fréquentes, et rien d’autre',
    permissions: ['plugin::redaction.faq-drafts.create'],
  })
}

interface Wanted {
  name: string
  description: string
  permissions: readonly string[]
}

/** Its value is known to those who hold it; Strapi keeps a hash. */
async function ensureToken(strapi: Core.Strapi, value: string, wanted: Wanted): Promise<void> {
  const service = strapi.service('admin::api-token-content-api') as unknown as TokenService
  const known = await service.getByName(wanted.name)
  const attributes = { ...wanted, type: 'custom' }
  const { id } = known ?? (await service.create({ ...attributes, lifespan: null }))
  if (known) await service.update(id, attributes)
  const accessKey = service.hash(value)
  const rows = strapi.db.query('admin::api-token')
  await rows.update({ where: { id }, data: { accessKey, encryptedKey: null } })
}
