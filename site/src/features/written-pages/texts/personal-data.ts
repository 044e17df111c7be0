import { limits } from 'content-types'
import type { WrittenText } from '../written-text.ts'

export const personalData: WrittenText = {
  title: 'Données personnelles',
  summary: 'Ce que le portail garde, pourquoi, qui le lit, et comment exercer vos droits.',
  body: `
## Ce que le portail garde

- Votre compte : le SIRET, le nom, l’adresse e-mail, le téléphone et l’adresse de l’employeur. Le
  code d’accès n’est gardé que sous une forme qui ne permet pas de le retrouver.
- Vos échanges : les documents transmis, les questions, les réponses et leurs accusés.
- Les documents que l’Enim vous adresse et l’état de vos versements.
- Un journal de sécurité : les connexions et les changements du compte.
- Si vous vous abonnez aux actualités, votre adresse e-mail et vos choix.

## Pourquoi

Ces données servent à traiter vos demandes, à vous remettre vos documents et à protéger votre
compte : l’Enim exerce ainsi sa mission de service public. Elles ne servent à aucune publicité et ne
sont ni vendues ni cédées.

## Qui les lit

Les agents du service chargé de votre demande, et eux seuls. Chaque fichier reçu est contrôlé par un
antivirus avant qu’un agent puisse l’ouvrir.

## Combien de temps

Un compte sans connexion pendant ${limits.inactiveYears} ans est fermé, après deux avertissements
par e-mail. Vous pouvez fermer le vôtre à tout moment.

## Vos droits

- Lire et emporter vos données, les corriger, fermer le compte : dans votre espace, à la page
  [Mes données](/espace/parametres/donnees).
- Quitter la lettre d’actualité : par le lien au bas de chaque lettre.
- Pour toute autre demande, écrivez au délégué à la protection des données de l’Enim par le
  formulaire [Poser une question](/espace/question), ou appelez un conseiller.
- Vous pouvez aussi saisir la [CNIL](https://www.cnil.fr/fr/plaintes).
`,
}
