import type { DemoDeadline } from './types.ts'

/** Days by which employers must have done something; all invented. */
export function deadlines(today: Date): DemoDeadline[] {
  const year = today.getUTCFullYear()
  const firstDay = (month: number, day: number) =>
    new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
  return [
    {
      title: 'Paiement des cotisations du trimestre',
      theme: 'cotisation',
      date: firstDay(1, 31),
      repeats: 'chaque trimestre',
      postponed: true,
      description:
        'Réglez le titre de cotisations du trimestre écoulé. Le détail est dans vos documents personnels.',
      link: '/espace/obtenir/cotisation',
    },
    {
      title: 'Demande d’échéancier pour l’année',
      theme: 'cotisation',
      date: firstDay(3, 15),
      repeats: 'chaque année',
      postponed: true,
      description: 'Dernier jour pour demander à étaler les cotisations de l’année.',
      link: '/espace/transmettre?theme=cotisation',
    },
    {
      title: 'Déclaration des services du mois',
      theme: 'declaration',
      date: firstDay(1, 15),
      repeats: 'chaque mois',
      postponed: true,
      description:
        'Déclarez les embarquements, les débarquements et les absences du mois précédent, marin par marin.',
      link: '/espace/transmettre?theme=declaration',
    },
    {
      title: 'Liste d’équipage de l’année',
      theme: 'declaration',
      date: firstDay(1, 31),
      repeats: 'chaque année',
      postponed: false,
      description: 'Transmettez la liste des marins employés au 1er janvier, navire par navire.',
      link: '/espace/transmettre?theme=declaration',
    },
    {
      title: 'Bilan annuel des accidents',
      theme: 'accidents',
      date: firstDay(2, 28),
      repeats: 'chaque année',
      postponed: true,
      description:
        'Transmettez le bilan des accidents du travail maritime de l’année écoulée, même s’il n’y en a eu aucun.',
      link: '/espace/transmettre?theme=accidents',
    },
  ]
}
