import { formatBytes, limits } from 'content-types'
import { problem } from '../platform/problems.ts'

export function unreadableForm() {
  return problem({
    type: 'invalid-input',
    title: 'Le formulaire reçu est incomplet. Vérifiez-le, puis validez à nouveau.',
  })
}

export function interruptedForm() {
  return problem({
    type: 'timed-out',
    title: 'La connexion a été coupée pendant l’envoi. Validez à nouveau.',
  })
}

export function tooSlow() {
  return problem({
    type: 'timed-out',
    title:
      'L’envoi a été interrompu : la connexion est trop lente. Validez à nouveau, avec moins de fichiers à la fois.',
  })
}

export function tooLargeForm() {
  const total = formatBytes(limits.filesPerRequest * limits.fileBytes)
  return problem({
    type: 'too-large',
    title: `Votre envoi dépasse ${total}, la limite pour l’ensemble des fichiers. Retirez-en ou réduisez-les, puis validez à nouveau.`,
  })
}
