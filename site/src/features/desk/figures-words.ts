import { count, type ServiceFigures } from 'content-types'

/** The figures of a service as sentences. */
export function figuresWords({
  received,
  answered,
  open,
  late,
  median,
  ninthDecile,
}: ServiceFigures): string[] {
  const came = `${count(received, 'demande reçue', 'demandes reçues')}, ${count(answered, 'répondue')}.`
  const stay = `${count(open, 'encore ouverte', 'encore ouvertes')}, dont ${late === 0 ? 'aucune' : late} en retard.`
  if (median === null || ninthDecile === null)
    return [came, stay, 'Aucune première réponse sur ces jours.']
  return [
    came,
    stay,
    `Une première réponse sur deux est partie ${withinDays(median)}, neuf sur dix ${withinDays(ninthDecile)}.`,
  ]
}

/** « en 3 jours ouvrés au plus », « en 2,5 jours ouvrés au plus », « le jour même » */
function withinDays(days: number): string {
  if (days === 0) return 'le jour même'
  const number = days.toLocaleString('fr-FR', { maximumFractionDigits: 1 })
  return `en ${number} ${days < 2 ? 'jour ouvré' : 'jours ouvrés'} au plus`
}
