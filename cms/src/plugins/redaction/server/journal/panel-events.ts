import type { Core } from '@strapi/strapi'
import { actingPerson } from '../person.ts'
import { writeLine } from './line.ts'

interface Subject {
  id?: number | string
  name?: string
  email?: string
  action?: string
  subject?: string | null
}

type Payload = Partial<Record<string, Subject | Subject[]>>

/** Strapi's events outside the contents: what was done to what, and where the event names it. */
const watched: Record<string, { action: string; kind: string; subjects: string[] }> = {
  'media.create': { action: 'create', kind: 'media', subjects: ['media'] },
  'media.update': { action: 'update', kind: 'media', subjects: ['media'] },
  'media.delete': { action: 'delete', kind: 'media', subjects: ['media'] },
  'user.create': { action: 'create', kind: 'user', subjects: ['user'] },
  'user.update': { action: 'update', kind: 'user', subjects: ['user'] },
  'user.delete': { action: 'delete', kind: 'user', subjects: ['user', 'users'] },
  'role.create': { action: 'create', kind: 'role', subjects: ['role'] },
  'role.update': { action: 'update', kind: 'role', subjects: ['role'] },
  'role.delete': { action: 'delete', kind: 'role', subjects: ['role'] },
  'permission.create': { action: 'granted', kind: 'role', subjects: ['permissions'] },
  'permission.delete': { action: 'revoked', kind: 'role', subjects: ['permissions'] },
}

/** Tables of which Strapi tells nothing; the portal's own changes to them have no person. */
const silentTables = { 'admin::api-token': 'token', 'strapi::webhook': 'webhook' }

/** Only what somebody did: at each start the portal brings roles and people to what its code says. */
export function watchPanel(strapi: Core.Strapi): void {
  for (const [event, { action, kind, subjects }] of Object.entries(watched)) {
    strapi.eventHub.on(event, async (payload: Payload) => {
      const about = subjects.flatMap((name) => payload[name] ?? [])
      await note(strapi, action, kind, about)
    })
  }
  for (const [table, kind] of Object.entries(silentTables)) {
    strapi.db.lifecycles.subscribe({
      models: [table],
      afterCreate: ({ result }) => note(strapi, 'create', kind, [result as Subject]),
      afterUpdate: ({ result }) => note(strapi, 'update', kind, [result as Subject]),
      afterDelete: ({ result }) => note(strapi, 'delete', kind, [result as Subject]),
    })
  }
}

/** What was done stays done even when the line cannot be written; the log then says so. */
async function note(
  strapi: Core.Strapi,
  action: string,
  kind: string,
  subjects: Subject[],
): Promise<void> {
  const person = actingPerson(strapi)
  if (!person) return
  try {
    for (const about of subjects) {
      const title = about.email ?? about.name ?? [about.action, about.subject].join(' ').trim()
      await writeLine(strapi, { action, kind, entryId: String(about.id ?? ''), title }, person)
    }
  } catch (error) {
    strapi.log.error(
      `Le journal de la rédaction n’a pas pu noter ${action} ${kind} : ${String(error)}`,
    )
  }
}
