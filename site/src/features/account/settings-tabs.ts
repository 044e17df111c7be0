const pages = [
  { href: '/espace/parametres', label: 'Mes coordonnées' },
  { href: '/espace/parametres/acces', label: 'Mes accès' },
  { href: '/espace/parametres/donnees', label: 'Mes données' },
] as const

/** The three pages of the account, one of which is being shown. */
export function settingsTabs(shown: (typeof pages)[number]['href']) {
  return pages.map((page) => ({ ...page, current: page.href === shown }))
}
