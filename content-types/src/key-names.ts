import type { pageKeys } from './definitions/page.ts'
import { mailTextRules } from './mail-text-rules.ts'
import { windowTextRules } from './window-texts.ts'

const pages: Record<(typeof pageKeys)[number], string> = {
  'mentions-legales': 'Mentions légales',
  'donnees-personnelles': 'Données personnelles',
  cookies: 'Cookies',
  accessibilite: 'Accessibilité',
  'modalites-d-utilisation': 'Modalités d’utilisation',
  'mode-d-emploi': 'Mode d’emploi',
  aide: 'Aide',
}

/** What editors read for each key of a page, a mail or a window. */
export const keyNames: Readonly<Record<string, string>> = {
  ...pages,
  ...namesOf(mailTextRules),
  ...namesOf(windowTextRules),
}

function namesOf(rules: Readonly<Record<string, { name: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(rules).map(([key, { name }]) => [key, name]))
}
