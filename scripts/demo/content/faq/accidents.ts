import type { DemoQuestion } from '../types.ts'

export const questionsOnAccidents: DemoQuestion[] = [
  {
    question: 'Dans quel délai déclarer un accident du travail maritime ?',
    answer: `
Dans les **48 heures** qui suivent le moment où vous en avez connaissance. Si le navire est en mer, le délai court à partir du premier port touché.

Utilisez la [déclaration d’accident](/formulaires/declaration-accident.pdf) et transmettez-la avec le thème Accidents.
`,
  },
  {
    question: 'Quelles pièces joindre à la déclaration d’accident ?',
    answer: `
1. Le certificat médical initial.
2. L’extrait du journal de bord, s’il y en a un.
3. Les témoignages écrits, s’il y en a.

Les pièces peuvent suivre la déclaration : n’attendez pas de les avoir toutes.
`,
  },
  {
    question: 'Puis-je émettre des réserves sur un accident ?',
    answer: `
Oui, si vous les motivez : circonstances de temps, de lieu, ou cause étrangère au travail. Joignez-les à la déclaration ou envoyez-les dans les dix jours. Des réserves ne dispensent jamais de déclarer.
`,
  },
  {
    question: 'À quoi sert l’attestation de salaire ?',
    answer: `
Elle sert à calculer les indemnités journalières du marin en arrêt. Remplissez-la dès le premier jour d’arrêt, avec la catégorie forfaitaire du jour de l’accident.
`,
  },
  {
    question: 'J’ai maintenu le salaire : comment être remboursé ?',
    answer: `
Cochez **subrogation** dans l’[attestation de salaire](/formulaires/attestation-salaire.pdf) et joignez vos coordonnées bancaires. Les indemnités vous sont alors versées directement, dans la limite du salaire maintenu.
`,
  },
  {
    question: 'Le marin reprend à temps partiel : que déclarer ?',
    answer: `
Une reprise à temps partiel pour motif thérapeutique se déclare comme une période d’embarquement, avec le nombre de jours réellement travaillés. Joignez la prescription du médecin.
`,
  },
  {
    question: 'Un accident sur le trajet du port est-il couvert ?',
    answer: `
Oui, l’accident survenu entre le domicile et le navire, à l’aller ou au retour, se déclare avec le même formulaire. Cochez « accident de trajet » et indiquez l’itinéraire.
`,
  },
]
