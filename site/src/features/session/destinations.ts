/** Where a login may lead: only these names are accepted, so that no address comes from outside. */
export const destinations = {
  services: '/espace',
  transmettre: '/espace/transmettre',
  obtenir: '/espace/obtenir',
  question: '/espace/question',
  demandes: '/espace/demandes',
  echeances: '/espace/echeances',
  dossier: '/espace/recus/dossier',
  recus: '/espace/recus',
  versements: '/espace/versements',
  actualites: '/espace/actualites',
  acces: '/espace/parametres/acces',
  donnees: '/espace/parametres/donnees',
  parametres: '/espace/parametres',
} as const

type Path =
  | (typeof destinations)[keyof typeof destinations]
  | `/espace/demandes/${string}`
  | `/espace/remplir/${string}`

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** The page of one request, as mails lead to it. */
const REQUEST = /^demandes\/(E\d{2}-[0-9A-Z]{4}-[0-9A-Z]{4})$/

/** A page of a form that is filled in online. */
const FORM = /^remplir\/[a-z0-9]+(-[a-z0-9]+)*(\/([1-9]\d{0,2}|verifier))?$/

/** The login page, remembering which page was asked for. */
export function loginAddress(path: string): `/connexion${string}` {
  const below = path.replace(/^\/espace\//, '')
  if (REQUEST.test(below) || FORM.test(below)) return `/connexion?suite=${below}`
  const [name] =
    Object.entries(destinations).find(
      ([, start]) => start !== '/espace' && (path === start || path.startsWith(`${start}/`)),
    ) ?? []
  return name ? `/connexion?suite=${name}` : '/connexion'
}

/** Where to go after a login that was asked for with `suite` and, for a kept form, `brouillon`. */
export function destinationOf(query: URLSearchParams): Path | `${Path}?brouillon=${string}` {
  const name = query.get('suite') ?? 'services'
  const path = pathOf(name)
  const draft = query.get('brouillon') ?? ''
  return keepsDrafts(path) && KEY.test(draft) ? `${path}?brouillon=${draft}` : path
}

function pathOf(name: string): Path {
  const reference = REQUEST.exec(name)?.[1]
  if (reference !== undefined) return `/espace/demandes/${reference}`
  if (FORM.test(name)) return `/espace/${name as `remplir/${string}`}`
  return Object.hasOwn(destinations, name)
    ? destinations[name as keyof typeof destinations]
    : destinations.services
}

function keepsDrafts(path: Path): boolean {
  const isForm = path === destinations.transmettre || path === destinations.question
  return isForm || path.startsWith(`${destinations.demandes}/`)
}
