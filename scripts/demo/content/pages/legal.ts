import type { DemoPage } from '../types.ts'

/** What only Enim can say is left to it, and said to be. */
export const legalPages: DemoPage[] = [
  {
    key: 'mentions-legales',
    title: 'Mentions légales',
    summary: 'Qui publie ce portail, qui l’héberge, et comment réutiliser ce qu’il contient.',
    text: `
## Éditeur

Établissement national des invalides de la marine (Enim), établissement public administratif chargé de la protection sociale des marins.

L’adresse du siège, le numéro de téléphone et le nom du directeur de la publication sont à compléter avant l’ouverture du portail.

## Hébergement

Le nom et l’adresse de l’hébergeur sont à compléter avant l’ouverture du portail.

## Réutilisation

Les textes peuvent être repris à condition d’en citer la source et la date. Les images montrées ici sont des dessins faits pour l’exemple.
`,
  },
  {
    key: 'modalites-d-utilisation',
    title: 'Modalités d’utilisation',
    summary: 'Ce que le portail permet, ce qu’il demande, et la valeur de ses accusés.',
    text: `
## Pour qui

Le portail s’adresse aux employeurs de marins et à ceux qu’ils chargent de leurs démarches. Il est gratuit et facultatif : le courrier et le téléphone restent possibles.

## Votre mot de passe

Il est personnel. L’Enim ne vous le demande jamais, ni par e-mail, ni par téléphone.

## Vos envois

Chaque envoi donne lieu à un accusé d’enregistrement numéroté, qui fait foi de sa date. Chacun peut le contrôler à la page [Vérifier un document](/verifier).
`,
  },
  {
    key: 'accessibilite',
    title: 'Accessibilité',
    summary: 'L’état d’accessibilité du portail et comment signaler une difficulté.',
    text: `
Le portail est fait pour être utilisé au clavier, avec un lecteur d’écran, sur un petit écran et sans couleurs. Ses démarches aboutissent aussi sans script.

## État de conformité

Aucun audit indépendant n’a encore eu lieu : aucun taux de conformité n’est donc affiché.

## Une difficulté

Dites-nous la page et ce que vous vouliez faire : un conseiller vous aide par téléphone. Sans réponse satisfaisante, vous pouvez saisir [le Défenseur des droits](https://www.defenseurdesdroits.fr/).
`,
  },
]
