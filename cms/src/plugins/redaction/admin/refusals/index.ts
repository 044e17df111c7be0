import type { Feature } from '../feature.ts'

/** Redux: Strapi changes what it holds of an entry, by itself. */
const PATCHED = 'adminApi/queries/queryResultPatched'

/**
 * Strapi shows an entry as saved before it is, and takes that back when the saving is refused, with
 * all that was typed. So an entry is only shown as saved once it is.
 */
export const refusals: Feature = {
  register(app) {
    app.addMiddlewares([
      () =>
        () =>
        (next) =>
        (action): unknown =>
          isAhead(action) ? action : next(action),
    ])
  },
}

function isAhead(action: unknown): boolean {
  const { type, payload } = action as { type?: unknown; payload?: { queryCacheKey?: string } }
  return type === PATCHED && payload?.queryCacheKey?.startsWith('getDocument(') === true
}
