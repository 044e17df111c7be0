import { placeholderRefusals, type Placeholders } from './placeholders.ts'

/** What editors may reword of each mail of the portal; the rest of a mail is the law's or code's. */
export interface MailTextRule {
  /** When it leaves. */
  sent: string
  placeholders: Placeholders
}

const holder = { titulaire: { example: 'Camille Exemple' } }
const link = { lien: { example: '[ le bouton de l’e-mail ]', compulsory: true } } as const
const details = { details: { example: '[ la liste des détails ]', compulsory: true } } as const

/** The key that editors choose is the reason why the mail leaves. */
export const mailTextRules = {
  'code-a-usage-unique': {
    sent: 'À chaque connexion depuis un navigateur inconnu',
    placeholders: { ...holder, ...details },
  },
  'acces-bloque': {
    sent: 'Après trois mots de passe erronés',
    placeholders: {
      ...holder,
      ...link,
      'fin-du-blocage': { example: '4 février 2026 à 14:02', compulsory: true },
    },
  },
  'nouvelle-connexion': {
    sent: 'Après une connexion depuis un navigateur inconnu',
    placeholders: { ...holder, ...link, ...details },
  },
  'premiere-connexion': {
    sent: 'Pour activer un compte',
    placeholders: {
      ...holder,
      ...link,
      siret: { example: '123 456 782 00010' },
      'fin-de-validite': { example: '4 février 2026 à 14:02', compulsory: true },
    },
  },
  'compte-actif': {
    sent: 'Quand le compte vient d’être activé',
    placeholders: { ...holder, ...link, siret: { example: '123 456 782 00010' } },
  },
  'nouveau-mot-de-passe': {
    sent: 'À la demande, pour choisir un nouveau mot de passe',
    placeholders: {
      ...holder,
      ...link,
      'fin-de-validite': { example: '4 février 2026 à 14:02', compulsory: true },
    },
  },
  'mot-de-passe-choisi-par-lien': {
    sent: 'Après un nouveau mot de passe choisi par le lien reçu',
    placeholders: { ...holder, ...details },
  },
  'mot-de-passe-modifie': {
    sent: 'Après un changement de mot de passe dans les paramètres',
    placeholders: { ...holder, ...link, date: { example: '4 février 2026 à 14:02' } },
  },
  'changement-demande': {
    sent: 'À l’adresse actuelle, quand un changement de coordonnées est demandé',
    placeholders: {
      ...holder,
      ...link,
      ...details,
      'prise-en-compte': { example: '4 février 2026 à 14:02', compulsory: true },
    },
  },
  'changement-a-confirmer': {
    sent: 'À la nouvelle adresse e-mail, pour la confirmer',
    placeholders: {
      ...holder,
      ...link,
      employeur: { example: 'Armement Exemple' },
      'prise-en-compte': { example: '4 février 2026 à 14:02' },
    },
  },
  'changement-pris-en-compte': {
    sent: 'Quand les nouvelles coordonnées valent',
    placeholders: { ...holder, ...link, ...details },
  },
  'compte-bientot-clos': {
    sent: 'Avant de clore un compte inutilisé',
    placeholders: {
      ...holder,
      ...link,
      employeur: { example: 'Armement Exemple' },
      cloture: { example: '4 février 2026', compulsory: true },
    },
  },
  'message-de-l-enim': {
    sent: 'Quand un agent a écrit dans une demande',
    placeholders: { ...holder, ...link },
  },
  'documents-en-attente': {
    sent: 'Quand des documents personnels sont mis en ligne',
    placeholders: { ...holder, ...link, documents: { example: '2 documents' } },
  },
  versements: {
    sent: 'Quand les versements ont changé',
    placeholders: { ...holder, ...link },
  },
  'fichier-refuse': {
    sent: 'Quand l’antivirus refuse un fichier',
    placeholders: {
      ...holder,
      ...link,
      fichier: { example: 'bulletins.xlsx', compulsory: true },
      reference: { example: 'ENIM-2026-000123', compulsory: true },
    },
  },
} as const satisfies Record<string, MailTextRule>

export type MailTextKey = keyof typeof mailTextRules

export const mailTextKeys = Object.keys(mailTextRules) as [MailTextKey, ...MailTextKey[]]

/** Where the mail's own link and details come in a text; an object has neither. */
const places = ['lien', 'details']

/** What is wrong with a text, by field; none when the mail can be made of it. */
export function mailTextRefusals(text: { key: MailTextKey; subject: string; body: string }): {
  subject: string[]
  body: string[]
} {
  const { placeholders }: MailTextRule = mailTextRules[text.key]
  const inSubject = Object.entries(placeholders)
    .filter(([name]) => !places.includes(name))
    .map(([name, { example }]) => [name, { example }] as const)
  return {
    subject: placeholderRefusals(text.subject, Object.fromEntries(inSubject)),
    body: placeholderRefusals(text.body, placeholders),
  }
}

export function isMailTextKey(key: unknown): key is MailTextKey {
  return (mailTextKeys as readonly unknown[]).includes(key)
}
