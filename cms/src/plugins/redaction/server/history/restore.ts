import type { Core, UID } from '@strapi/strapi'
import { attributesOf } from '../contents.ts'
import { rowsOf } from '../rows.ts'
import { whileRestoring } from './restoring.ts'
import { takeSnapshot, type FileReference, type Reference, type Snapshot } from './snapshot.ts'
import type { StoredVersion } from './store.ts'

interface Restored {
  /** Another one than the version's when the entry had been deleted. */
  documentId: string
  /** What the version refers to and is not there any more. */
  missing: string[]
}

/** Makes the draft say again what a version said; the present draft stays in the history. */
export async function restore(strapi: Core.Strapi, version: StoredVersion): Promise<Restored> {
  const { kind, entryId, snapshot } = version
  const missing: string[] = []
  const data: Record<string, unknown> = {}
  for (const [name, { type }] of Object.entries(attributesOf(kind))) {
    if (!(name in snapshot)) continue
    data[name] = await valueOf(strapi, kind, { name, type, snapshot }, missing)
  }
  const entries = strapi.documents(kind as UID.ContentType)
  const isThere = (await takeSnapshot(strapi, kind, entryId)) !== undefined
  const saved = await whileRestoring(() =>
    isThere ? entries.update({ documentId: entryId, data }) : entries.create({ data }),
  )
  return { documentId: saved?.documentId ?? entryId, missing }
}

async function valueOf(
  strapi: Core.Strapi,
  kind: string,
  { name, type, snapshot }: { name: string; type: string; snapshot: Snapshot },
  missing: string[],
): Promise<unknown> {
  const value = snapshot[name]
  if (type === 'media') return value ? presentFile(strapi, value as FileReference, missing) : null
  if (type !== 'relation') return value
  const references = [value as Reference | Reference[] | null].flat().filter((one) => one !== null)
  const present = await presentOnes(strapi, kind, name, references, missing)
  return { set: present.map(({ documentId }) => ({ documentId })) }
}

async function presentFile(
  strapi: Core.Strapi,
  { id, name }: FileReference,
  missing: string[],
): Promise<number | null> {
  const file = await rowsOf(strapi, 'plugin::upload.file').findOne({ where: { id } })
  if (!file) missing.push(name)
  return file?.id ?? null
}

async function presentOnes(
  strapi: Core.Strapi,
  kind: string,
  name: string,
  references: Reference[],
  missing: string[],
): Promise<Reference[]> {
  const attribute = attributesOf(kind)[name]
  if (attribute?.type !== 'relation') return []
  const known = await rowsOf<Reference>(strapi, attribute.target).findMany({
    where: { documentId: { $in: references.map(({ documentId }) => documentId) } },
    select: ['documentId'],
  })
  const ids = new Set(known.map(({ documentId }) => documentId))
  missing.push(...references.filter((one) => !ids.has(one.documentId)).map(({ label }) => label))
  return references.filter((one) => ids.has(one.documentId))
}
