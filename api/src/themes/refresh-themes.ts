import { isDeepStrictEqual } from 'node:util'
import { themeSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { askCms, refreshCopy } from '../platform/cms.ts'
import { getThemes, replaceThemes, toMirrored, type MirroredTheme } from './store.ts'

/** Copies Strapi's themes: deposits do not depend on Strapi being up. */
export function refreshThemes(deps: Deps): Promise<void> {
  return refreshCopy(deps, 'themes', async () => {
    const themes = await fetchThemes(deps)
    if (isDeepStrictEqual(themes, await getThemes(deps))) return undefined
    await deps.database.write(replaceThemes(themes))
    return themes.length
  })
}

/** A portal without a theme can send nothing to anyone: that is a mistake, not a change. */
const themesSchema = z.object({ data: z.array(themeSchema).min(1) })

async function fetchThemes(deps: Deps): Promise<MirroredTheme[]> {
  const answer = await askCms(deps, 'themes', { 'pagination[pageSize]': '100' })
  const themes = themesSchema.parse(answer).data.map(toMirrored)
  return themes.sort((a, b) => a.rank - b.rank || (a.slug < b.slug ? -1 : 1))
}
