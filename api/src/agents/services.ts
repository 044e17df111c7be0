import type { Deps } from '../deps.ts'
import { getThemes } from '../themes/index.ts'

export interface AgentService {
  slug: string
  name: string
}

/** Those that an agent may be given: one for each theme that employers may choose. */
export async function listServices(deps: Deps): Promise<AgentService[]> {
  return (await getThemes(deps)).map(({ slug, name }) => ({ slug, name }))
}

/** In the order of the themes; one that is not offered any more keeps its slug for a name. */
export async function nameServices(deps: Deps, slugs: readonly string[]): Promise<AgentService[]> {
  return pickServices(await listServices(deps), slugs)
}

export function pickServices(
  services: readonly AgentService[],
  slugs: readonly string[],
): AgentService[] {
  const known = services.filter(({ slug }) => slugs.includes(slug))
  const others = slugs.filter((slug) => !services.some((service) => service.slug === slug))
  return [...known, ...others.map((slug) => ({ slug, name: slug }))]
}
