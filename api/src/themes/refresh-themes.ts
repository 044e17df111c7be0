import { isDeepStrictEqual } from 'node:util'
import { themeSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { getThemes, replaceThemes, toMirrored, type MirroredTheme } from './store.ts'

const PATIENCE_MS = 10_000

/**
 * Copies Strapi's themes. Whatever goes wrong, the last good copy stays: deposits do not depend on
 * Strapi being up.
 */
export async function refreshThemes(deps: Deps): Promise<void> {
  try {
    const themes = await fetchThemes(deps)
    const mirrored = await getThemes(deps)
    if (isDeepStrictEqual(themes, mirrored)) return
    await deps.database.write(replaceThemes(themes))
    deps.log.info('themes refreshed', { count: themes.length })
  } catch (error) {
    deps.log.warn('themes not refreshed', { reason: reasonOf(error) })
  }
}

async function fetchThemes({ settings }: Deps): Promise<MirroredTheme[]> {
  const { url, token } = settings.cms
  const answer = await fetch(`${url}/api/themes?pagination[pageSize]=100`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!answer.ok) throw new Error(`Strapi answered ${String(answer.status)}`)
  // A portal without a theme can send nothing to anyone: that is a mistake, not a change.
  const { data } = z.object({ data: z.array(themeSchema).min(1) }).parse(await answer.json())
  return data.map(toMirrored).sort((a, b) => a.rank - b.rank || (a.slug < b.slug ? -1 : 1))
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error)
  if (!(error instanceof Error)) return 'unknown'
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
