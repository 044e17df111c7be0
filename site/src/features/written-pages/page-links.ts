/** The pages that every page leads to, whoever reads it. */
export const pageLinks = [
  { href: '/aide', label: 'Aide' },
  { href: '/mode-d-emploi', label: 'Mode d’emploi' },
  { href: '/plan-du-site', label: 'Plan du site' },
  { href: '/accessibilite', label: 'Accessibilité : non conforme' },
  { href: '/mentions-legales', label: 'Mentions légales' },
  { href: '/modalites-d-utilisation', label: 'Modalités d’utilisation' },
  { href: '/donnees-personnelles', label: 'Données personnelles' },
  { href: '/cookies', label: 'Cookies' },
] as const
