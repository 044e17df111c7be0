import type { Attribute } from 'content-types'
import type * as z from 'zod'
import { readContent } from './strapi.ts'

/** Strapi gives no more at once. */
export const LARGEST_PAGE = 100

/** Every entry at that path, page after page. */
export async function readAll<T>(
  path: string,
  query: Record<string, string>,
  schema: z.ZodType<T>,
  tags: string[],
): Promise<T[]> {
  const all: T[] = []
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const { entries, pagination } = await readContent({
      path,
      query: {
        ...query,
        'pagination[page]': String(page),
        'pagination[pageSize]': String(LARGEST_PAGE),
      },
      schema,
      tags,
      keepEmpty: true,
    })
    all.push(...entries)
    pages = pagination.pageCount
  }
  return all
}

/** The scalar attributes of a content type, but one; relations and media are asked for apart. */
export function fieldsBut(
  attributes: Record<string, Attribute>,
  except: string,
): Record<string, string> {
  const names = Object.entries(attributes)
    .filter(([name, { type }]) => name !== except && type !== 'relation' && type !== 'media')
    .map(([name]) => name)
  return Object.fromEntries(['updatedAt', ...names].map((name, rank) => [`fields[${rank}]`, name]))
}
