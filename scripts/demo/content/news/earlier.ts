import { morning } from '../dates.ts'
import type { DemoNews } from '../types.ts'

/** The news of two to eight months ago. */
export function earlierNews(today: Date): DemoNews[] {
  return [
    {
      title: 'Votre bulletin de situation est en ligne',
      summary:
        'Le bulletin du trimestre écoulé vous attend dans « J’obtiens un document de l’Enim », thème Cotisation.',
      domains: ['cotisation'],
      publishedOn: morning(today, -62),
      reserved: true,
      text: `
Le **bulletin de situation** récapitule, marin par marin, les services déclarés au cours du trimestre et les cotisations qui en découlent.

1. Ouvrez [vos documents de cotisation](/espace/obtenir/cotisation).
2. Cliquez sur « Télécharger » sur la ligne du bulletin.
3. Comparez le nombre de jours avec votre registre d’équipage.

Une différence ? Transmettez votre relevé avec une phrase d’explication : le service Cotisations vous répond sous dix jours ouvrés.
`,
    },
    {
      title: 'Attestation de salaire : quatre erreurs fréquentes',
      summary:
        'Une attestation incomplète retarde le versement des indemnités journalières. Voici les quatre oublis que nous rencontrons le plus.',
      domains: ['accidents'],
      publishedOn: morning(today, -80),
      text: `
Pour verser les indemnités journalières d’un marin en arrêt, nous avons besoin de l’[attestation de salaire](/formulaires/attestation-salaire.pdf). Quatre oublis reviennent souvent.

- **Le dernier jour travaillé** n’est pas le premier jour d’arrêt.
- **La catégorie forfaitaire** doit être celle du jour de l’accident, même si elle a changé depuis.
- **La subrogation** : cochez la case seulement si vous avez maintenu le salaire, et joignez vos coordonnées bancaires.
- **La signature** de l’employeur ou de son mandataire, avec la qualité du signataire.

Une attestation complète est traitée en cinq jours ouvrés en moyenne. Une attestation incomplète revient avec la liste des pièces manquantes, et le délai repart de leur réception.
`,
    },
    {
      title: 'Trésorerie tendue : demander un échéancier',
      summary:
        'Une campagne difficile, une avarie, un arrêt technique : la demande d’échéancier se fait avant la date limite de paiement.',
      domains: ['cotisation'],
      publishedOn: morning(today, -104),
      picture: {
        scene: 'buoy',
        alternativeText: 'Dessin d’une balise rouge et blanche inclinée par le courant.',
      },
      text: `
Vous ne pourrez pas payer l’échéance en une fois ? Un **échéancier** étale la somme sur trois à douze mois.

## Les conditions

- Vos déclarations sont à jour.
- La part salariale est payée, ou le sera avec le premier versement.
- La demande arrive avant l’échéance.

## La démarche

1. Téléchargez la [demande d’échéancier](/formulaires/demande-echeancier.pdf) et remplissez-la à l’écran.
2. Joignez une situation de trésorerie et, le cas échéant, un justificatif de l’événement : avarie, arrêt de pêche, sinistre.
3. [Transmettez-la](/espace/transmettre) avec le thème Cotisation.

> Un échéancier respecté suspend les majorations de retard. Un seul versement manqué y met fin : prévenez-nous avant.

*Contenu d’exemple : les durées indiquées sont fictives.*
`,
    },
    {
      title: 'Une brochure pour les employeurs conchylicoles',
      summary:
        'Marées, saisons, travail à terre et en mer : douze pages pour déclarer sans erreur dans les cultures marines.',
      domains: ['declaration'],
      publishedOn: morning(today, -131),
      picture: {
        scene: 'oyster-beds',
        alternativeText:
          'Dessin de rangées de pieux et de tables à huîtres découvertes par la marée.',
      },
      text: `
Les cultures marines mêlent travail à terre et travail en mer, parfois dans la même journée. La brochure **Employer un marin en conchyliculture** répond aux questions que vous nous posez le plus.

## Au sommaire

- Qui est marin, qui ne l’est pas.
- Compter les jours de mer quand l’horaire suit la marée.
- Déclarer les renforts des fêtes de fin d’année.
- Accident sur l’estran : quel régime ?

La brochure est remise dans les permanences portuaires. Vous pouvez aussi [nous la demander](/espace/question) : précisez le nombre d’exemplaires.
`,
    },
    {
      title: 'Chutes à bord : la campagne de prévention reprend',
      summary:
        'Un accident sur trois à la pêche est une chute. Une affiche, une fiche et un quart d’heure de sécurité pour les équipages.',
      domains: ['accidents'],
      publishedOn: morning(today, -160),
      picture: {
        scene: 'deck',
        alternativeText: 'Dessin de l’avant d’un navire, d’un cordage lové et de l’horizon.',
      },
      text: `
Pont mouillé, panneaux ouverts, cordages qui traînent : les chutes restent la première cause d’accident. La campagne de cette année propose un rendez-vous simple, le **quart d’heure de sécurité**, avant chaque marée.

## Trois gestes

1. Fermer ou baliser chaque ouverture du pont.
2. Lover et ranger ce qui ne sert pas.
3. Garder une main pour soi dans les escaliers et les échelles.

## Ce que vous pouvez demander

- Une affiche par navire.
- Une fiche à remplir avec l’équipage.
- La visite d’un conseiller en prévention, gratuite.

*Contenu d’exemple : la proportion citée est fictive.*
`,
    },
    {
      title: 'Saisonniers : préparer les embauches de l’été',
      summary:
        'Aptitude médicale, numéro de marin, contrat d’engagement : trois délais à anticiper avant la haute saison.',
      domains: ['declaration', 'cotisation'],
      publishedOn: morning(today, -195),
      text: `
Chaque été, des dossiers arrivent trop tard pour le premier embarquement. Voici le calendrier que nous conseillons.

- **Huit semaines avant** : prendre rendez-vous pour l’aptitude médicale.
- **Six semaines avant** : vérifier que le salarié a un numéro de marin ; sinon, en demander un.
- **Deux semaines avant** : signer le contrat d’engagement maritime.
- **Huit jours avant** : déclarer l’embauche.

## Et pour les cotisations ?

Les jours de mer d’un saisonnier se déclarent comme ceux d’un permanent. La cotisation est due dès le premier jour, quelle que soit la durée du contrat.
`,
    },
    {
      title: 'Trop-versé : demander un remboursement',
      summary:
        'Une double saisie, une période déclarée à tort : comment récupérer des cotisations payées en trop.',
      domains: ['cotisation'],
      publishedOn: morning(today, -233),
      text: `
Un trop-versé peut être **déduit** de la prochaine échéance ou **remboursé** par virement. La déduction est la plus rapide : elle ne demande aucune pièce.

## Pour un remboursement

1. Corrigez d’abord la déclaration qui a causé l’erreur.
2. Remplissez la [demande de remboursement](/formulaires/demande-remboursement.pdf).
3. Joignez un relevé d’identité bancaire au nom de l’entreprise.

Les cotisations se réclament dans les trois ans qui suivent leur paiement.

*Contenu d’exemple : ce délai est donné à titre d’illustration.*
`,
    },
  ]
}
