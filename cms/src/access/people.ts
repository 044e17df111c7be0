import type { Core } from '@strapi/strapi'
import { environment } from '../environment.ts'

interface Person {
  email: string
  password: string
  firstname: string
  roles: number[]
}

interface UserService {
  findOneByEmail(email: string): Promise<unknown>
  create(user: object): Promise<unknown>
}

/**
 * Creates the administrator and the editor of the environment. Without an administrator, whoever
 * opens the panel first becomes one. A person who exists keeps their password and roles.
 */
export async function ensurePeople(
  strapi: Core.Strapi,
  roles: { admin: number; editor: number },
): Promise<void> {
  const { CMS_ADMIN_EMAIL, CMS_ADMIN_PASSWORD, CMS_EDITOR_EMAIL, CMS_EDITOR_PASSWORD } =
    environment()
  await ensurePerson(strapi, {
    email: CMS_ADMIN_EMAIL,
    password: CMS_ADMIN_PASSWORD,
    firstname: 'Administration',
    roles: [roles.admin],
  })
  await ensurePerson(strapi, {
    email: CMS_EDITOR_EMAIL,
    password: CMS_EDITOR_PASSWORD,
    firstname: 'Rédaction',
    roles: [roles.editor],
  })
}

async function ensurePerson(strapi: Core.Strapi, person: Person): Promise<void> {
  const service = strapi.service('admin::user') as unknown as UserService
  if (await service.findOneByEmail(person.email)) return
  await service.create({
    ...person,
    lastname: '',
    isActive: true,
    registrationToken: null,
    preferedLanguage: 'fr',
  })
}
