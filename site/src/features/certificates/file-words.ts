import type { FileWords } from '../receipts/file-words.ts'

export function certificateWords(reference: string): FileWords {
  return {
    question: 'Ce fichier est-il celui que l’Enim a délivré\u00a0?',
    yes: 'Oui, ce fichier est celui que l’Enim a délivré',
    proof: `C’est, octet pour octet, le document ${reference}.`,
    no: 'Non, ce fichier n’est pas celui que l’Enim a délivré',
    tooLarge: 'ce n’est pas le document délivré.',
  }
}
