import { limits } from 'content-types'

interface ListedCookie {
  /** As browsers show it. */
  name: string
  purpose: string
  lasts: string
}

/** Every cookie that the portal sets: all of them are needed for what the person asked. */
export const cookieList: readonly ListedCookie[] = [
  {
    name: '__Host-session',
    purpose: 'Vous garder connecté d’une page à l’autre',
    lasts: `Jusqu’à la fermeture du navigateur ; la session finit après ${limits.sessionIdleMinutes} minutes sans activité`,
  },
  {
    name: '__Host-login',
    purpose: 'Retrouver la connexion commencée pendant que le code arrive par e-mail',
    lasts: `${limits.oneTimeCodeSends * limits.oneTimeCodeMinutes} minutes`,
  },
  {
    name: '__Host-browser',
    purpose: 'Reconnaître ce navigateur, pour ne pas redemander un code par e-mail',
    lasts: `${limits.browserDays} jours`,
  },
  {
    name: '__Host-registration',
    purpose: 'Poursuivre une première connexion commencée',
    lasts: `${limits.registrationHours + limits.activationHours} heures`,
  },
  {
    name: '__Host-siret',
    purpose: 'Retenir le SIRET, si vous l’avez demandé en vous connectant',
    lasts: '180 jours',
  },
  {
    name: '__Host-message',
    purpose: 'Afficher sur la page suivante ce qui vient d’être fait',
    lasts: '1 minute',
  },
  {
    name: '__Host-enim-agent',
    purpose: 'Garder connectés les agents de l’Enim, et eux seuls',
    lasts: 'Jusqu’à la fermeture du navigateur',
  },
  {
    name: '__Host-enim-agent-login',
    purpose: 'Retrouver la connexion commencée par un agent de l’Enim',
    lasts: '10 minutes',
  },
]
