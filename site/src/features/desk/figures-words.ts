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
  const stay = `${count(open, 'encore ouverte', 'encore ouvertes')}, dont ${late} en retard.`
  if (median === null || ninthDecile === null)
    return [came, stay, 'Aucune première réponse sur ces jours.']
  return [
    came,
    stay,
    `Une première réponse sur deux est partie en ${workingDays(median)} au plus, neuf sur dix en ${workingDays(ninthDecile)} au plus.`,
  ]
}

/** « 3 jours ouvrés », « 2,5 jours ouvrés » */
function workingDays(days: number): string {
  const number = days.toLocaleString('fr-FR', { maximumFractionDigits: 1 })
  return `${number} ${days < 2 ? 'jour ouvré' : 'jours ouvrés'}`
}
