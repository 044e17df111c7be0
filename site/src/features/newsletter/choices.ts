import { everyDomain, frequencies, type Frequency, type SubscriptionDomain } from 'content-types'

const frequencyWords: Record<Frequency, { label: string; hint: string; told: string }> = {
  'at-once': {
    label: 'Dès la publication',
    hint: 'Un e-mail par actualité',
    told: 'dès la publication',
  },
  weekly: {
    label: 'Une fois par semaine',
    hint: 'Un résumé, s’il y a du nouveau',
    told: 'une fois par semaine',
  },
  monthly: {
    label: 'Une fois par mois',
    hint: 'Un résumé, s’il y a du nouveau',
    told: 'une fois par mois',
  },
}

export const frequencyChoices = frequencies.map((value) => ({ value, ...frequencyWords[value] }))

/** All of them first, then each. */
export function domainChoices(domains: readonly SubscriptionDomain[]) {
  return [
    { value: everyDomain, label: 'Tous les domaines', note: 'y compris ceux à venir' },
    ...domains.map(({ slug, name }) => ({ value: slug, label: name })),
  ]
}

interface Chosen {
  domains: readonly string[]
  frequency: Frequency
}

/** What is received, as facts to read. */
export function choiceFacts(
  { domains, frequency }: Chosen,
  offered: readonly SubscriptionDomain[],
): (readonly [string, string])[] {
  return [
    ['Domaines', domainNames(domains, offered)],
    ['Envoi', frequencyWords[frequency].told],
  ]
}

function domainNames(domains: readonly string[], offered: readonly SubscriptionDomain[]): string {
  if (domains.includes(everyDomain)) return 'tous les domaines'
  const names = offered.filter(({ slug }) => domains.includes(slug)).map(({ name }) => name)
  return names.length > 0 ? names.join(', ') : 'aucun de ceux qui sont proposés aujourd’hui'
}
