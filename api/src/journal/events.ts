/** What the journal knows; the sentence is what `npm run journal` prints. */
export const events = {
  'signed-in': 'connexion',
  'sign-in-refused': 'connexion refusée',
  blocked: 'accès bloqué pour 24 heures',
  'signed-out': 'déconnexion',
  'one-time-code-sent': 'code à usage unique envoyé',
  'one-time-code-refused': 'code à usage unique refusé',
  'browser-enrolled': 'navigateur enregistré',
  'browser-ended': 'navigateur retiré',
  'access-ended': 'tous les autres accès fermés',
  'wave-detected': 'vague d’essais de connexion détectée',
  'validation-refused': 'réponse de validation refusée',
  'validation-closed': 'première connexion fermée pour 24 heures',
  'validation-passed': 'question de validation réussie',
  'activation-key-made': 'clé d’activation imprimée',
  'activation-key-used': 'clé d’activation utilisée',
  'confirmation-sent': 'e-mail de confirmation envoyé',
  'account-activated': 'compte activé',
  'reset-sent': 'lien de nouveau mot de passe envoyé',
  'reset-refused': 'lien de nouveau mot de passe refusé : trop de demandes',
  'code-reset': 'mot de passe remplacé par le lien reçu',
  'code-changed': 'mot de passe changé',
  'change-asked': 'changement de coordonnées demandé',
  'change-confirmed': 'nouvelle adresse e-mail confirmée',
  'change-cancelled': 'changement de coordonnées annulé',
  'change-applied': 'changement de coordonnées appliqué',
  'notifications-chosen': 'notifications choisies',
  'data-exported': 'données téléchargées',
  'inactivity-warned': 'inactivité signalée',
  'account-closed': 'compte clos',
  imported: 'données importées',
} as const

export type JournalEvent = keyof typeof events

/** Who did it: the holder of the account, somebody else, a person of Enim, or the portal itself. */
export const actors = {
  holder: 'titulaire',
  visitor: 'visiteur',
  enim: 'Enim',
  system: 'portail',
} as const

export type Actor = keyof typeof actors

/** The words of the portal's own that an entry may be about. */
export const subjects = {
  email: 'adresse e-mail',
  mobile: 'téléphone mobile',
  address: 'adresse postale',
  'same-code': 'un même mot de passe essayé sur de nombreux comptes',
  'many-refusals': 'de nombreux refus en peu de temps',
} as const
