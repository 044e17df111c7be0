import type { Block } from '../blocks.ts'
import type { Writing } from './writing.ts'

interface Shape {
  title: string
  summary?: string
  body?: string
  relation?: 'domains' | 'theme'
  picture?: string
  file?: string
  address?: string
}

/** Where each type of content keeps what is checked. */
const shapes: Record<string, Shape> = {
  'api::news-article.news-article': {
    title: 'title',
    summary: 'summary',
    body: 'body',
    relation: 'domains',
    picture: 'picture',
  },
  'api::faq-entry.faq-entry': { title: 'question', body: 'answer', relation: 'theme' },
  'api::page.page': { title: 'title', summary: 'summary', body: 'body' },
  'api::form.form': { title: 'title', summary: 'description', relation: 'theme', file: 'file' },
  'api::deadline.deadline': {
    title: 'title',
    summary: 'description',
    relation: 'theme',
    address: 'link',
  },
}

export const checkedTypes = Object.keys(shapes)

export function titleFieldOf(uid: string): string | undefined {
  return shapes[uid]?.title
}

/** What populates a draft enough for its `Writing`. */
export function populatedFor(uid: string): string[] {
  const { relation, picture, file } = shapes[uid] ?? {}
  return [relation, picture, file].filter((name) => name !== undefined)
}

/**
 * From the values of a saved draft, or of the panel's form, where `isRelationChosen` is what the
 * form alone knows; undefined for a type that is not checked.
 */
export function writingOf(
  uid: string,
  values: Readonly<Record<string, unknown>>,
  isRelationChosen = (field: string) => isFilled(values[field]),
): Writing | undefined {
  const shape = shapes[uid]
  if (!shape) return undefined
  const { title, summary, body, relation, picture, file, address } = shape
  const image = mediaIn(values, picture)
  const document = mediaIn(values, file)
  return {
    title: { field: title, text: textIn(values[title]) },
    summary: summary === undefined ? undefined : { field: summary, text: textIn(values[summary]) },
    body: body === undefined ? undefined : { field: body, blocks: blocksIn(values[body]) },
    relation: relation && { field: relation, isChosen: isRelationChosen(relation) },
    picture: image ? { field: picture ?? '', alternativeText: image.alternativeText } : undefined,
    file: document ? { field: file ?? '', id: document.id, name: document.name } : undefined,
    address:
      address !== undefined && textIn(values[address]) !== ''
        ? { field: address, url: textIn(values[address]) }
        : undefined,
  }
}

interface Media {
  id: number
  name: string
  alternativeText?: string | null
}

function mediaIn(values: Readonly<Record<string, unknown>>, field: string | undefined) {
  return field === undefined ? undefined : (values[field] as Media | null | undefined)
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The panel gives them as an array, a half-typed entry gives nothing. */
function blocksIn(value: unknown): readonly Block[] {
  return Array.isArray(value) ? (value as Block[]) : []
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined
}
