import { everyDomain, type Frequency, type SubscriptionDomain } from 'content-types'
import type { Deps } from '../deps.ts'
import { getThemes } from '../themes/index.ts'

export const frequencyNames: Record<Frequency, string> = {
  'at-once': 'dès la publication',
  weekly: 'une fois par semaine',
  monthly: 'une fois par mois',
}

export const everyDomainName = 'Tous les domaines'

/** The themes that can be chosen. */
export async function offeredDomains(deps: Deps): Promise<SubscriptionDomain[]> {
  return (await getThemes(deps)).map(({ slug, name }) => ({ slug, name }))
}

/** The names of what was chosen; a theme that is no longer offered has none. */
export function namesOf(domains: readonly string[], offered: readonly SubscriptionDomain[]) {
  if (domains.includes(everyDomain)) return everyDomainName
  const names = offered.filter(({ slug }) => domains.includes(slug)).map(({ name }) => name)
  return names.join(', ')
}
