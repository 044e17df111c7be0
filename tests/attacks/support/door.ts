import { getRaw } from '../../site/support/raw.ts'
import type { Site } from '../../site/support/site.ts'

/** An address of the portal that answers with another one. */
export interface Door {
  name: string
  /** Whether it leads on whatever it is given, or only when it takes it for something of its own. */
  leads: 'always' | 'sometimes'
  /** The addresses that it then gives. */
  open(target: string): Promise<string[]>
}

export const pageHeaders = {
  accept: 'text/html',
  'sec-fetch-site': 'same-origin',
  'sec-fetch-dest': 'document',
}

/** Where the answer leads. */
export async function ask(site: Site, path: string, init: RequestInit): Promise<string[]> {
  const answer = await fetch(`${site.url}${path}`, { ...init, redirect: 'manual' })
  await answer.arrayBuffer()
  return ['location', 'refresh'].flatMap((name) => answer.headers.get(name) ?? [])
}

/** The same of the target as it is, which `fetch` would rewrite. */
export async function raw(site: Site, path: string, ...headers: string[]): Promise<string[]> {
  const { head } = await getRaw(site.port, path, ...headers)
  return [...head.matchAll(/^(?:location|refresh): (.*)$/gim)].flatMap(([, value]) => value ?? [])
}
