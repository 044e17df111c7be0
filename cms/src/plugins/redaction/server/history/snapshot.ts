import type { Core } from '@strapi/strapi'
import { createHash } from 'node:crypto'
import { attributesOf, publishedKinds } from '../contents.ts'
import { rowsOf } from '../rows.ts'

/** What an entry says at one moment, by field; what it refers to is kept as a reference. */
export type Snapshot = Record<string, unknown>

export interface Reference {
  documentId: string
  label: string
}

export interface FileReference {
  id: number
  name: string
  alternativeText: string | null
}

type Row = Record<string, unknown>

/** The draft, or the entry itself where nothing is published apart; nothing when there is none. */
export async function takeSnapshot(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
): Promise<Snapshot | undefined> {
  const attributes = attributesOf(uid)
  const drafts = publishedKinds.includes(uid)
  const populated = Object.entries(attributes)
    .filter(([, { type }]) => type === 'relation' || type === 'media' || type === 'component')
    .map(([name]) => name)
  const entry = await rowsOf<Row>(strapi, uid).findOne({
    where: { documentId, ...(drafts && { publishedAt: null }) },
    populate: Object.fromEntries(populated.map((name) => [name, true])),
  })
  if (!entry) return undefined
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type }]) => [name, valueOf(type, entry[name])]),
  )
}

/** The same for two snapshots that say the same. */
export function fingerprint(snapshot: Snapshot): string {
  return createHash('sha256').update(canonical(snapshot)).digest('hex')
}

/** JSON whose keys are in order, since a database may give them back in another. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner).toSorted(([one], [other]) => one.localeCompare(other, 'en')),
        )
      : inner,
  )
}

/** How an entry is called in lists. */
export function titleOf(snapshot: Row): string {
  const names = ['title', 'question', 'name', 'subject', 'key', 'slug']
  const name = names.map((field) => snapshot[field]).find((value) => typeof value === 'string')
  return typeof name === 'string' && name !== '' ? name : '(sans titre)'
}

function valueOf(type: string, value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (type === 'relation') {
    return Array.isArray(value)
      ? value
          .map(referenceOf)
          .toSorted((one, other) => one.documentId.localeCompare(other.documentId))
      : referenceOf(value)
  }
  if (type === 'media') return fileOf(value as Row)
  if (type === 'component') return (value as Row[]).map(withoutId)
  return value
}

function withoutId(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'id'))
}

function referenceOf(value: unknown): Reference {
  const row = value as Row
  return { documentId: String(row['documentId']), label: titleOf(row) }
}

function fileOf({ id, name, alternativeText }: Row): FileReference {
  return {
    id: Number(id),
    name: String(name),
    alternativeText: typeof alternativeText === 'string' ? alternativeText : null,
  }
}
