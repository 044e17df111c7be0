import type { DemoQuestion } from '../types.ts'

export const questionsOnContributions: DemoQuestion[] = [
  {
    question: 'Comment sont calculées les cotisations d’un marin ?',
    answer: `
Elles ne portent pas sur le salaire versé, mais sur un **salaire forfaitaire** attaché à la catégorie du marin. La catégorie dépend de la fonction exercée à bord, du genre de navigation et de la taille du navire.

Le montant du trimestre est le produit du salaire forfaitaire journalier, du nombre de jours déclarés et des taux applicables à votre activité.
`,
  },
  {
    question: 'Quand dois-je payer mes cotisations ?',
    answer: `
Vos cotisations sont payables chaque trimestre. Le calendrier est publié dans les [actualités](/actualites/domaine/cotisation) au début de chaque trimestre.

Si la date limite tombe un samedi, un dimanche ou un jour férié, elle est reportée au premier jour ouvré qui suit.
`,
  },
  {
    question: 'Où trouver le numéro de mon titre de cotisation ?',
    answer: `
Le numéro figure en haut à droite du titre, sous la mention **Titre de cotisation**. Il commence par l’année et le trimestre, par exemple 2026T2.

Vous en aurez besoin à votre première connexion : une question de validation porte sur l’un de vos titres.
`,
  },
  {
    question: 'Je ne peux pas payer à l’échéance : que faire ?',
    answer: `
Demandez un échéancier **avant** la date limite :

1. remplissez la [demande d’échéancier](/formulaires/demande-echeancier.pdf) ;
2. joignez une situation de trésorerie ;
3. transmettez le tout avec le thème Cotisation.

Vous recevez un accusé d’enregistrement immédiatement, puis la réponse du service.
`,
  },
  {
    question: 'J’ai payé deux fois : comment être remboursé ?',
    answer: `
Le trop-versé est déduit de votre prochaine échéance, sans démarche. Si vous préférez un virement, transmettez la [demande de remboursement](/formulaires/demande-remboursement.pdf) et un relevé d’identité bancaire au nom de l’entreprise.
`,
  },
  {
    question: 'Comment obtenir une attestation de régularité ?',
    answer: `
Si vos déclarations et vos paiements sont à jour, l’attestation est déposée dans vos [documents personnels](/espace/obtenir/cotisation) au début de chaque trimestre.

Elle manque alors que vous êtes à jour ? Posez-nous la question avec le thème Cotisation.
`,
  },
  {
    question: 'Comment contester une majoration de retard ?',
    answer: `
Envoyez une demande de remise en expliquant la cause du retard, après avoir payé la cotisation principale. Joignez tout justificatif utile : arrêt du navire, avarie, maladie.
`,
  },
]
