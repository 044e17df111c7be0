import type { Core } from '@strapi/strapi'
import { components, definitions, type Attribute } from 'content-types'

const explorer = 'plugin::content-manager.explorer'

const written = {
  'api::news-article.news-article': definitions.news,
  'api::faq-entry.faq-entry': definitions.faqEntry,
  'api::form.form': definitions.form,
  'api::answer-template.answer-template': definitions.answerTemplate,
  'api::deadline.deadline': definitions.deadline,
  'api::page.page': definitions.page,
  'api::mail-text.mail-text': definitions.mailText,
  'api::window-text.window-text': definitions.windowText,
}

interface Permission {
  action: string
  subject?: string
  properties?: { fields: string[] }
}

interface RoleService {
  findOne(where: { code: string }): Promise<{ id: number } | null>
  update(where: { id: number }, role: { name: string; description: string }): Promise<unknown>
  deleteByIds(ids: number[]): Promise<unknown>
  assignPermissions(id: number, permissions: Permission[]): Promise<unknown>
}

/** Editors write, publish and delete contents, and change the settings; nothing more. */
export async function ensureRoles(strapi: Core.Strapi): Promise<{ admin: number; editor: number }> {
  const service = strapi.service('admin::role') as unknown as RoleService
  const admin = await getRole(service, 'strapi-super-admin')
  const editor = await getRole(service, 'strapi-editor')
  await service.update({ id: editor }, { name: 'Rédaction', description: 'Écrit et publie' })
  await service.assignPermissions(editor, editorPermissions())
  const author = await service.findOne({ code: 'strapi-author' })
  if (author) await service.deleteByIds([author.id])
  return { admin, editor }
}

async function getRole(service: RoleService, code: string): Promise<number> {
  const role = await service.findOne({ code })
  if (!role) throw new Error(`Le rôle ${code} de Strapi manque`)
  return role.id
}

function editorPermissions(): Permission[] {
  return [
    ...Object.entries(written).flatMap(([subject, { attributes, options }]) => [
      ...['create', 'read', 'update'].map((verb) => onFields(verb, subject, fieldsOf(attributes))),
      { action: `${explorer}.delete`, subject },
      ...(options.draftAndPublish ? [{ action: `${explorer}.publish`, subject }] : []),
    ]),
    ...['read', 'update'].map((verb) =>
      onFields(verb, 'api::setting.setting', Object.keys(definitions.setting.attributes)),
    ),
    // Without a theme's name, the list from which a domain is chosen shows identifiers.
    onFields('read', 'api::theme.theme', ['name']),
    { action: 'plugin::redaction.journal.read' },
    ...['read', 'assets.create', 'assets.update', 'assets.download', 'assets.copy-link'].map(
      (verb) => ({ action: `plugin::upload.${verb}` }),
    ),
  ]
}

/** Of a repeated component, the panel asks for a permission on each of its own fields. */
function fieldsOf(attributes: Readonly<Record<string, Attribute>>): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    attribute.type === 'component'
      ? Object.keys(components[attribute.component].attributes).map((inner) => `${name}.${inner}`)
      : [name],
  )
}

function onFields(verb: string, subject: string, fields: string[]): Permission {
  return { action: `${explorer}.${verb}`, subject, properties: { fields } }
}
