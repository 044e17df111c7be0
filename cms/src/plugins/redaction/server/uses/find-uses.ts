import type { Core } from '@strapi/strapi'
import type { Attribute } from 'content-types'
import { attributesOf, kindLabel, publishedKinds, writtenKinds } from '../contents.ts'
import { titleOf } from '../history/snapshot.ts'
import { rowsOf } from '../rows.ts'

/** A content that would be left with a hole. */
export interface Use {
  kind: string
  kindLabel: string
  entryId: string
  title: string
}

type Row = Record<string, unknown> & { documentId: string }

/** Contents that have this entry as their theme, or link to its page; drafts too. */
export async function usesOfEntry(
  strapi: Core.Strapi,
  kind: string,
  entryId: string,
): Promise<Use[]> {
  const related = await findRelated(
    strapi,
    (attribute) => attribute.type === 'relation' && attribute.target === kind,
    { documentId: entryId },
  )
  const entries = await rowsOf<Row>(strapi, kind).findMany({ where: { documentId: entryId } })
  const slugs = entries.flatMap(({ slug }) => (typeof slug === 'string' ? [slug] : []))
  const linked = await findWhoseTextHolds(strapi, addressesOf(kind, slugs))
  return unique([...related, ...linked]).filter((use) => use.entryId !== entryId)
}

/** Contents that show this file of the media library, or link to it. */
export async function usesOfFile(
  strapi: Core.Strapi,
  file: { id: number; url: string },
): Promise<Use[]> {
  const shown = await findRelated(strapi, ({ type }) => type === 'media', { id: file.id })
  return unique([...shown, ...(await findWhoseTextHolds(strapi, [file.url]))])
}

/** « A (Actualité), B (Formulaire) et 3 autres » */
export function listUses(uses: readonly Use[]): string {
  const named = uses.slice(0, 5).map((use) => `« ${use.title} » (${use.kindLabel})`)
  const others = uses.length - named.length
  const more = others > 0 ? [`${String(others)} autre${others > 1 ? 's' : ''}`] : []
  return new Intl.ListFormat('fr').format([...named, ...more])
}

async function findRelated(
  strapi: Core.Strapi,
  matches: (attribute: Attribute) => boolean,
  target: object,
): Promise<Use[]> {
  const found: Use[] = []
  for (const kind of writtenKinds) {
    for (const [name, attribute] of Object.entries(attributesOf(kind))) {
      if (!matches(attribute)) continue
      const rows = await rowsOf<Row>(strapi, kind).findMany({ where: { [name]: target } })
      found.push(...rows.map((row) => toUse(kind, row)))
    }
  }
  return found
}

/** Rich texts are JSON, which the two databases do not search alike: a few hundred are read. */
async function findWhoseTextHolds(
  strapi: Core.Strapi,
  addresses: readonly string[],
): Promise<Use[]> {
  if (addresses.length === 0) return []
  const ends = '(?![\\w-])'
  const sought = new RegExp(addresses.map((one) => `${escape(one)}${ends}`).join('|'), 'i')
  const found: Use[] = []
  for (const kind of writtenKinds) {
    const names = Object.entries(attributesOf(kind))
      .filter(([, { type }]) => type === 'blocks' || type === 'text')
      .map(([name]) => name)
    if (names.length === 0) continue
    for (const row of await rowsOf<Row>(strapi, kind).findMany({ where: {} })) {
      if (names.some((name) => sought.test(JSON.stringify(row[name] ?? '')))) {
        found.push(toUse(kind, row))
      }
    }
  }
  return found
}

function addressesOf(kind: string, slugs: readonly string[]): string[] {
  return slugs.flatMap((slug) => {
    switch (kind) {
      case 'api::news-article.news-article':
        return [`/actualites/${slug}`]
      case 'api::form.form':
        return [`/formulaires/${slug}`, `/espace/remplir/${slug}`]
      case 'api::faq-entry.faq-entry':
        return [`/questions/${slug}`, `/questions-frequentes/${slug}`, `#faq-${slug}`]
      default:
        return []
    }
  })
}

/** The draft and what is published are one content. */
function unique(uses: readonly Use[]): Use[] {
  return [...new Map(uses.map((use) => [`${use.kind} ${use.entryId}`, use])).values()]
}

function toUse(kind: string, row: Row): Use {
  return { kind, kindLabel: kindLabel(kind), entryId: row.documentId, title: titleOf(row) }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export const hasUses = (kind: string): boolean =>
  kind === 'api::theme.theme' || publishedKinds.includes(kind)
