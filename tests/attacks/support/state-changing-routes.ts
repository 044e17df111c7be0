import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import type { Portal } from './portal.ts'

const pagesFolder = resolve(import.meta.dirname, '../../../site/src/pages')

const specSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

/** Every address that takes a POST: the api's own list, and each page with a person behind it. */
export async function listTargets({ siteUrl }: Portal): Promise<string[]> {
  const answer = await fetch(`${siteUrl}/api/openapi.json`)
  const { paths } = specSchema.parse(await answer.json())
  const routes = Object.entries(paths)
    .filter(([, methods]) => 'post' in methods)
    .map(([path]) => path.replace(/\{[^}]+\}/g, 'AAAAAAAAAAAAAAAAAAAAAA'))
  return [...new Set([...routes, '/api/requests', ...(await listPages())])].sort()
}

async function listPages(): Promise<string[]> {
  const files = await readdir(pagesFolder, { recursive: true })
  return files
    .filter(
      (file) => /^(actu\/|(agents|connexion|espace)[/.]).*astro$/.test(file) && !file.includes('['),
    )
    .map((file) => `/${join(file).replace(/(\/index)?\.astro$/, '')}`)
}
