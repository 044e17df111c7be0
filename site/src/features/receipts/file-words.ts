/** What the check of a file says. */
export interface FileWords {
  question: string
  yes: string
  /** What « yes » means. */
  proof: string
  no: string
  /** After « Ce fichier dépasse 5 Mo : ». */
  tooLarge: string
}

export function sendingWords(reference: string): FileWords {
  return {
    question: 'Ce fichier fait-il partie de l’envoi\u00a0?',
    yes: 'Oui, ce fichier fait partie de l’envoi',
    proof: `L’Enim l’a reçu, octet pour octet, sous la référence ${reference}.`,
    no: 'Non, ce fichier ne fait pas partie de l’envoi',
    tooLarge: 'il ne peut pas faire partie de l’envoi.',
  }
}
