import { formatDate, formatTime, type FieldError } from 'content-types'
import { problem } from '../platform/problems.ts'

/** « … à 14:05 », with its day when it was not today. */
export function changedElsewhere(savedAt: Date, now: Date) {
  const day = formatDate(savedAt) === formatDate(now) ? '' : `le ${formatDate(savedAt)} `
  return problem({
    type: 'changed-elsewhere',
    title: `Vos réponses ont été modifiées sur un autre appareil ${day}à ${formatTime(savedAt)}.`,
  })
}

export function wrongAnswers(errors: FieldError[]) {
  return problem({
    type: 'invalid-input',
    title: 'Certaines réponses sont à corriger.',
    errors,
  })
}

export function nothingToSend() {
  return problem({
    type: 'wrong-step',
    title:
      'Il n’y a plus de réponses à transmettre : elles ont été transmises ou effacées. Retrouvez ce que vous avez transmis dans « Mes demandes ».',
  })
}

export function unreadableFile() {
  return problem({
    type: 'invalid-input',
    title: 'Les réponses de ce fichier n’ont pas pu être lues. Remplissez le formulaire en ligne.',
  })
}
