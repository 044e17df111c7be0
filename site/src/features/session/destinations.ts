/** Where a login may lead: only these names are accepted, so that no address comes from outside. */
export const destinations = {
  services: '/espace',
  transmettre: '/espace/transmettre',
  obtenir: '/espace/obtenir',
  question: '/espace/question',
  demandes: '/espace/demandes',
  actualites: '/espace/actualites',
  acces: '/espace/parametres/acces',
  donnees: '/espace/parametres/donnees',
  parametres: '/espace/parametres',
} as const

type Path = (typeof destinations)[keyof typeof destinations]

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The login page, remembering which page was asked for. */
export function loginAddress(path: string): `/connexion${string}` {
  const [name] =
    Object.entries(destinations).find(
      ([, start]) => start !== '/espace' && (path === start || path.startsWith(`${start}/`)),
    ) ?? []
  return name ? `/connexion?suite=${name}` : '/connexion'
}

/** Where to go after a login that was asked for with `suite` and, for a kept form, `brouillon`. */
export function destinationOf(query: URLSearchParams): Path | `${Path}?brouillon=${string}` {
  const name = query.get('suite') ?? 'services'
  const path = Object.hasOwn(destinations, name)
    ? destinations[name as keyof typeof destinations]
    : destinations.services
  const draft = query.get('brouillon') ?? ''
  return keepsDrafts(path) && KEY.test(draft) ? `${path}?brouillon=${draft}` : path
}

function keepsDrafts(path: Path): boolean {
  return path === destinations.transmettre || path === destinations.question
}
