export type Place = 'queue' | 'request' | 'file'

interface Shortcut {
  keys: readonly string[]
  does: string
}

const everywhere: Shortcut[] = [
  { keys: ['g', 'd'], does: 'Aller à la liste des demandes' },
  { keys: ['?'], does: 'Ouvrir ou fermer cette aide' },
]

const shortcuts: Record<Place, Shortcut[]> = {
  queue: [
    { keys: ['j'], does: 'Demande suivante' },
    { keys: ['k'], does: 'Demande précédente' },
    { keys: ['o'], does: 'Ouvrir la demande' },
    { keys: ['p'], does: 'Prendre en charge la demande' },
  ],
  request: [
    { keys: ['r'], does: 'Répondre' },
    { keys: ['n'], does: 'Ajouter une note interne' },
    { keys: ['p'], does: 'Prendre en charge' },
  ],
  file: [
    { keys: ['j'], does: 'Fichier suivant' },
    { keys: ['k'], does: 'Fichier précédent' },
  ],
}

export function shortcutsOf(place: Place): Shortcut[] {
  return [...shortcuts[place], ...everywhere]
}
