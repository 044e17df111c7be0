import type { WrittenText } from '../written-text.ts'

export const cookies: WrittenText = {
  title: 'Cookies',
  summary: 'Le portail ne dépose que les cookies sans lesquels il ne fonctionne pas.',
  body: `
Les pages publiques ne déposent aucun cookie. Aucune page ne mesure votre passage, n’affiche de
publicité ni n’appelle un autre site. C’est pourquoi aucun bandeau ne vous demande votre accord.

Les cookies de la liste servent à vous reconnaître d’une page à l’autre une fois connecté. Vous
pouvez les effacer dans votre navigateur : vous serez alors déconnecté, et un code vous sera demandé
par e-mail à la connexion suivante.
`,
}
