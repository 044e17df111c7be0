import type { UpcomingDeadline } from 'content-types'

export function makeDeadline(changes: Partial<UpcomingDeadline> = {}): UpcomingDeadline {
  return {
    slug: 'declaration-du-mois',
    title: 'Déclaration des services du mois',
    description: 'Déclarez les embarquements du mois.',
    link: '/espace/transmettre?theme=declaration',
    theme: { slug: 'declaration', name: 'Déclaration' },
    day: '2026-04-01',
    postponedFrom: null,
    daysLeft: 30,
    ...changes,
  }
}
