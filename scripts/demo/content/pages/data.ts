import type { DemoPage } from '../types.ts'

export const dataPages: DemoPage[] = [
  {
    key: 'donnees-personnelles',
    title: 'Données personnelles',
    summary:
      'Quelles données le portail garde, pourquoi, combien de temps, et quels sont vos droits.',
    text: `
## Ce que le portail garde

- Votre compte : SIRET, nom, adresses, numéro de téléphone.
- Vos demandes, leurs pièces et les réponses de l’Enim.
- Un journal de sécurité : connexions et changements, avec leur date.

## Pourquoi

Ces données servent à traiter vos démarches, comme le veut la mission de service public de l’Enim. Elles ne servent à aucune publicité.

## Combien de temps

Un compte inutilisé pendant deux ans est clos, après un avertissement. Les demandes suivent les règles des archives publiques.

## Vos droits

Tout ce que le portail sait de vous se télécharge dans les paramètres de votre compte. Vous pouvez demander une correction ou un effacement à l’Enim, puis saisir [la Cnil](https://www.cnil.fr/) en cas de désaccord.

L’adresse du délégué à la protection des données est à compléter avant l’ouverture du portail.
`,
  },
  {
    key: 'cookies',
    title: 'Cookies',
    summary: 'Les seuls cookies du portail sont ceux qu’il lui faut pour fonctionner.',
    text: `
Le portail ne dépose aucun cookie de mesure d’audience ni de publicité. Aucun consentement n’est donc demandé.

Les cookies déposés servent à vous garder connecté, à reconnaître votre navigateur et à mémoriser votre SIRET si vous l’avez voulu. Les effacer vous déconnecte, sans autre effet.
`,
  },
  {
    key: 'aide',
    title: 'Aide',
    summary: 'À qui s’adresser, et où trouver une réponse.',
    text: `
## Trouver une réponse

Le [mode d’emploi](/mode-d-emploi) décrit chaque démarche. Les [questions les plus fréquentes](/questions) sont rangées par thème ; les [formulaires](/formulaires) se téléchargent sans se connecter.

## Parler à un conseiller

Le numéro et les heures d’ouverture figurent au bas de chaque page. Depuis une demande, vous pouvez aussi demander à être rappelé.

## Signaler un message douteux

Un e-mail vous demande votre mot de passe ? Il ne vient pas de l’Enim : n’y répondez pas et prévenez un conseiller.
`,
  },
]
