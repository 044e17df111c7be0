import type { Core } from '@strapi/strapi'
import type { Person } from '../person.ts'
import { rowsOf } from '../rows.ts'
import { fingerprint, titleOf, type Snapshot } from './snapshot.ts'
import { MOST_VERSIONS, surplusOf } from './thin-out.ts'
import { versionUid, type Action, type Version } from './version.ts'

export type StoredVersion = Version & { id: number }

interface NewVersion {
  kind: string
  entryId: string
  action: Action
  snapshot: Snapshot
  person: Person | undefined
}

/** Adds a version, and forgets some when there are too many. */
export async function keepVersion(
  strapi: Core.Strapi,
  { person, snapshot, ...version }: NewVersion,
): Promise<void> {
  await versionsOf(strapi).create({
    data: {
      ...version,
      at: new Date().toISOString(),
      personId: person?.id ?? null,
      personName: person?.name ?? 'Le portail',
      title: titleOf(snapshot),
      snapshot,
      fingerprint: fingerprint(snapshot),
    },
  })
  await thinOut(strapi, version.kind, version.entryId)
}

/** Newest first, without what they say. */
export function listVersions(
  strapi: Core.Strapi,
  kind: string,
  entryId: string,
): Promise<StoredVersion[]> {
  return versionsOf(strapi).findMany({
    where: { kind, entryId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: ['id', 'at', 'personId', 'personName', 'action', 'title', 'fingerprint'],
  })
}

export function findVersion(strapi: Core.Strapi, id: number): Promise<StoredVersion | null> {
  return versionsOf(strapi).findOne({ where: { id } })
}

/** The one that was there just before, or nothing for the first. */
export async function versionBefore(
  strapi: Core.Strapi,
  { id, kind, entryId }: StoredVersion,
): Promise<StoredVersion | undefined> {
  const [before] = await versionsOf(strapi).findMany({
    where: { kind, entryId, id: { $lt: id } },
    orderBy: [{ id: 'desc' }],
    limit: 1,
  })
  return before
}

export async function hasVersions(
  strapi: Core.Strapi,
  kind: string,
  entryId: string,
): Promise<boolean> {
  return (await versionsOf(strapi).count({ where: { kind, entryId } })) > 0
}

/** What an entry said when it was last published. */
export async function lastPublished(
  strapi: Core.Strapi,
  kind: string,
  entryId: string,
): Promise<StoredVersion | undefined> {
  const [last] = await versionsOf(strapi).findMany({
    where: { kind, entryId, action: 'publish' },
    orderBy: [{ id: 'desc' }],
    limit: 1,
  })
  return last
}

const writing: Action[] = ['create', 'update', 'clone', 'restore']

/** Who has written any of what is not published yet, among the versions that are kept. */
export async function writersSincePublished(
  strapi: Core.Strapi,
  kind: string,
  entryId: string,
): Promise<number[]> {
  const published = await lastPublished(strapi, kind, entryId)
  const written = await versionsOf(strapi).findMany({
    where: { kind, entryId, action: { $in: writing }, id: { $gt: published?.id ?? 0 } },
    select: ['personId'],
  })
  return [...new Set(written.flatMap(({ personId }) => personId ?? []))]
}

async function thinOut(strapi: Core.Strapi, kind: string, entryId: string): Promise<void> {
  const where = { kind, entryId }
  if ((await versionsOf(strapi).count({ where })) <= MOST_VERSIONS) return
  const kept = await versionsOf(strapi).findMany({
    where,
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: ['id', 'at', 'action'],
  })
  const surplus = surplusOf(
    kept.map(({ id, at, action }) => ({ id, at: new Date(at).getTime(), action })),
  )
  await versionsOf(strapi).deleteMany({ where: { id: { $in: surplus } } })
}

function versionsOf(strapi: Core.Strapi) {
  return rowsOf<Version>(strapi, versionUid)
}
