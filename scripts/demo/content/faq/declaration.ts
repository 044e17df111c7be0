import type { DemoQuestion } from '../types.ts'

export const questionsOnDeclarations: DemoQuestion[] = [
  {
    question: 'Quand déclarer l’embauche d’un marin ?',
    answer: `
Avant sa prise de fonction, et au plus tôt huit jours avant. L’embauche se déclare une fois par contrat ; chaque embarquement se déclare ensuite séparément.
`,
  },
  {
    question: 'Quelle catégorie choisir quand un marin change de fonction ?',
    answer: `
Déclarez la date du changement : la période est coupée en deux, chacune avec sa catégorie. Un remplacement, même de quelques jours, change la catégorie pour ces jours-là.
`,
  },
  {
    question: 'Comment corriger une déclaration déjà envoyée ?',
    answer: `
- **Moins de trois mois** : corrigez dans la déclaration du mois suivant.
- **Plus de trois mois** : transmettez-nous la [déclaration des services](/formulaires/declaration-services.pdf) rectifiée, avec un mot d’explication.
`,
  },
  {
    question: 'Mon navire change de propriétaire : que dois-je déclarer ?',
    answer: `
Transmettez la [déclaration de changement de situation](/formulaires/changement-situation.pdf) dans les trente jours, avec la copie de l’acte. Indiquez la date à laquelle l’équipage passe au nouvel employeur.
`,
  },
  {
    question: 'Un marin n’a pas de numéro : comment l’obtenir ?',
    answer: `
Le numéro est attribué par le service chargé des gens de mer, sur présentation d’une pièce d’identité et de l’aptitude médicale. Ne déclarez pas un marin sous un numéro provisoire : la déclaration serait rejetée.
`,
  },
  {
    question: 'Comment déclarer les jours de congé et de repos à terre ?',
    answer: `
Ils se déclarent comme des périodes sans embarquement, avec leur motif. Les congés payés ouvrent des droits à pension ; les absences sans solde n’en ouvrent pas.
`,
  },
  {
    question: 'Quels fichiers puis-je joindre à une déclaration ?',
    answer: `
Des images (jpeg, png), des documents texte (pdf, word) et des tableaux (excel), de 5 Mo au plus chacun. Un fichier trop lourd ? Numérisez en noir et blanc, ou séparez les pages.
`,
  },
]
