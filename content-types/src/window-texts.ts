import { placeholderRefusals, type Placeholders } from './placeholders.ts'

export interface WindowTextRule {
  /** As the list of editors has it. */
  name: string
  /** What has just been done. */
  shown: string
  placeholders: Placeholders
}

const reference = { reference: { example: 'ENIM-2026-000123' } }
const service = { service: { example: 'Cotisation' } }

/** The windows and confirmations whose words editors may change. */
export const windowTextRules = {
  'document-transmis': {
    name: 'Document transmis',
    shown: 'Après un envoi de documents',
    placeholders: { ...reference, ...service },
  },
  'question-transmise': {
    name: 'Question transmise',
    shown: 'Après une question',
    placeholders: { ...reference, ...service },
  },
  'coordonnees-demandees': {
    name: 'Coordonnées demandées',
    shown: 'Après une demande de changement de coordonnées',
    placeholders: { 'prise-en-compte': { example: '4 février 2026 à 14:02', compulsory: true } },
  },
  'mot-de-passe-modifie': {
    name: 'Mot de passe modifié',
    shown: 'Après un changement de mot de passe',
    placeholders: {},
  },
  'notifications-enregistrees': {
    name: 'Notifications enregistrées',
    shown: 'Après un choix de notifications',
    placeholders: {},
  },
} as const satisfies Record<string, WindowTextRule>

export type WindowTextKey = keyof typeof windowTextRules

export const windowTextKeys = Object.keys(windowTextRules) as [WindowTextKey, ...WindowTextKey[]]

/** What is wrong with a text, by field; none when the window can be made of it. */
export function windowTextRefusals(text: { key: WindowTextKey; title: string; body: string }): {
  title: string[]
  body: string[]
} {
  const { placeholders }: WindowTextRule = windowTextRules[text.key]
  const inTitle = Object.entries(placeholders).map(([name, { example }]) => [name, { example }])
  return {
    title: placeholderRefusals(text.title, Object.fromEntries(inTitle) as Placeholders),
    body: placeholderRefusals(text.body, placeholders),
  }
}

export function isWindowTextKey(key: unknown): key is WindowTextKey {
  return (windowTextKeys as readonly unknown[]).includes(key)
}
