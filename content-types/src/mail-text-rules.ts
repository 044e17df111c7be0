import type { Placeholders } from './placeholders.ts'

/** What editors may reword of each mail of the portal; the rest of a mail is the law's or code's. */
export interface MailTextRule {
  /** As the list of editors has it. */
  name: string
  /** When it leaves. */
  sent: string
  placeholders: Placeholders
}

const holder = { titulaire: { example: 'Camille Exemple' } }
const link = { lien: { example: '[ le bouton de l’e-mail ]', compulsory: true } } as const
const until = {
  'fin-de-validite': { example: '4 février 2026 à 14:02', compulsory: true },
} as const
const leaving = {
  desinscription: { example: '[ l’adresse pour se désinscrire ]', compulsory: true },
} as const
/** Empty for most: what the address must know before it confirms. */
const situation = {
  situation: {
    example: 'Elle la reçoit déjà : si vous confirmez, ces choix remplacent les précédents.',
    compulsory: true,
  },
} as const
const details = { details: { example: '[ la liste des détails ]', compulsory: true } } as const

/** The key that editors choose is the reason why the mail leaves. */
export const mailTextRules = {
  'code-a-usage-unique': {
    name: 'Code à usage unique',
    sent: 'À chaque connexion depuis un navigateur inconnu',
    placeholders: { ...holder, ...details },
  },
  'acces-bloque': {
    name: 'Accès bloqué',
    sent: 'Après trois mots de passe erronés',
    placeholders: {
      ...holder,
      ...link,
      'fin-du-blocage': { example: '4 février 2026 à 14:02', compulsory: true },
    },
  },
  'nouvelle-connexion': {
    name: 'Nouvelle connexion',
    sent: 'Après une connexion depuis un navigateur inconnu',
    placeholders: { ...holder, ...link, ...details },
  },
  'premiere-connexion': {
    name: 'Première connexion',
    sent: 'Pour activer un compte',
    placeholders: {
      ...holder,
      ...link,
      siret: { example: '123 456 782 00010' },
      'fin-de-validite': { example: '4 février 2026 à 14:02', compulsory: true },
    },
  },
  'compte-actif': {
    name: 'Compte actif',
    sent: 'Quand le compte vient d’être activé',
    placeholders: { ...holder, ...link, siret: { example: '123 456 782 00010' } },
  },
  'nouveau-mot-de-passe': {
    name: 'Nouveau mot de passe',
    sent: 'À la demande, pour choisir un nouveau mot de passe',
    placeholders: { ...holder, ...link, ...until },
  },
  'mot-de-passe-choisi-par-lien': {
    name: 'Mot de passe choisi par lien',
    sent: 'Après un nouveau mot de passe choisi par le lien reçu',
    placeholders: { ...holder, ...details },
  },
  'mot-de-passe-modifie': {
    name: 'Mot de passe modifié',
    sent: 'Après un changement de mot de passe dans les paramètres',
    placeholders: { ...holder, ...link, date: { example: '4 février 2026 à 14:02' } },
  },
  'changement-demande': {
    name: 'Changement demandé',
    sent: 'À l’adresse actuelle, quand un changement de coordonnées est demandé',
    placeholders: {
      ...holder,
      ...link,
      ...details,
      'prise-en-compte': { example: '4 février 2026 à 14:02', compulsory: true },
    },
  },
  'changement-a-confirmer': {
    name: 'Changement à confirmer',
    sent: 'À la nouvelle adresse e-mail, pour la confirmer',
    placeholders: {
      ...holder,
      ...link,
      employeur: { example: 'Armement Exemple' },
      'prise-en-compte': { example: '4 février 2026 à 14:02' },
    },
  },
  'changement-pris-en-compte': {
    name: 'Changement pris en compte',
    sent: 'Quand les nouvelles coordonnées valent',
    placeholders: { ...holder, ...link, ...details },
  },
  'compte-bientot-clos': {
    name: 'Compte bientôt clos',
    sent: 'Avant de clore un compte inutilisé',
    placeholders: {
      ...holder,
      ...link,
      employeur: { example: 'Armement Exemple' },
      cloture: { example: '4 février 2026', compulsory: true },
    },
  },
  'message-de-l-enim': {
    name: 'Message de l’Enim',
    sent: 'Quand un agent a écrit dans une demande',
    placeholders: { ...holder, ...link },
  },
  'documents-en-attente': {
    name: 'Documents en attente',
    sent: 'Quand des documents personnels sont mis en ligne',
    placeholders: { ...holder, ...link, documents: { example: '2 documents' } },
  },
  versements: {
    name: 'Versements',
    sent: 'Quand les versements ont changé',
    placeholders: { ...holder, ...link },
  },
  'fichier-refuse': {
    name: 'Fichier refusé',
    sent: 'Quand l’antivirus refuse un fichier',
    placeholders: {
      ...holder,
      ...link,
      fichier: { example: 'bulletins.xlsx', compulsory: true },
      reference: { example: 'ENIM-2026-000123', compulsory: true },
    },
  },
  'inscription-a-confirmer': {
    name: 'Inscription à confirmer',
    sent: 'À l’adresse qui demande l’actualité par e-mail, pour la confirmer',
    placeholders: { ...link, ...details, ...situation, ...until },
  },
  'inscription-confirmee': {
    name: 'Inscription confirmée',
    sent: 'Quand l’inscription à l’actualité par e-mail est confirmée',
    placeholders: { ...link, ...details, ...leaving },
  },
  'adresse-d-abonne-a-confirmer': {
    name: 'Adresse d’abonné à confirmer',
    sent: 'À l’adresse qui remplacerait celle d’un abonné, pour la confirmer',
    placeholders: { ...link, ...details, ...situation, ...until },
  },
  'adresse-d-abonne-remplacee': {
    name: 'Adresse d’abonné remplacée',
    sent: 'À l’ancienne adresse d’un abonné qui en a changé',
    placeholders: { 'nouvelle-adresse': { example: 'm…e@armement.example', compulsory: true } },
  },
  'liens-d-abonne-renouveles': {
    name: 'Liens d’abonné renouvelés',
    sent: 'Quand un abonné demande un nouveau lien vers ses choix',
    placeholders: { ...link, ...leaving },
  },
  'lettre-d-actualites': {
    name: 'Lettre d’actualités',
    sent: 'Aux abonnés : l’objet sert quand la lettre porte plusieurs actualités, le texte se lit au-dessus d’elles',
    placeholders: { rythme: { example: 'chaque semaine' }, date: { example: '4 février 2026' } },
  },
} as const satisfies Record<string, MailTextRule>
