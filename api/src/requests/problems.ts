import { count, formatBytes, formatDate, formatTime, type FieldError } from 'content-types'
import { problem } from '../platform/problems.ts'

export function refusedForm(errors: FieldError[]) {
  return problem({
    type: 'invalid-input',
    title: 'Votre demande n’a pas été transmise : certains champs sont à corriger.',
    errors,
  })
}

/** Of one file, when it joins a draft. */
export function refusedFile(file: string, message: string) {
  return problem({
    type: 'invalid-input',
    title: 'Ce fichier n’a pas été pris.',
    errors: [{ field: 'files', file, message }],
  })
}

/** A form that no page of the portal sends. */
export function unknownForm() {
  return problem({
    type: 'invalid-input',
    title: 'Ce formulaire n’est plus valable. Rouvrez la page, puis recommencez.',
  })
}

export function themesUnknown() {
  return problem({
    type: 'busy',
    title:
      'Les services de l’Enim ne sont pas encore connus du portail. Réessayez dans une minute.',
    retryAfter: 60,
  })
}

export function noFile(): FieldError {
  return { field: 'files', message: 'Choisissez au moins un fichier à transmettre.' }
}

export function filesToChooseAgain(): FieldError {
  return {
    field: 'files',
    message:
      'Votre session était terminée : vos fichiers n’ont pas été gardés. Choisissez-les à nouveau.',
  }
}

/** Besides what else is to correct. */
export function threadEnded(others: readonly FieldError[] = []) {
  const title =
    'Cette demande est close ou retirée : votre message n’a pas été transmis. Envoyez-le dans une nouvelle demande.'
  return problem({
    type: 'wrong-step',
    title,
    errors: [...others, { field: 'text', message: title }],
  })
}

interface Quota {
  files: number
  bytes: number
}

/** Besides what else is to correct. */
export function quotaReached(
  { files, bytes }: Quota,
  now: Date,
  others: readonly FieldError[] = [],
) {
  const title =
    `Vous avez atteint la limite d’envoi d’aujourd’hui (${count(files, 'fichier')}, ${formatBytes(bytes)}). ` +
    'Réessayez demain, ou retirez des fichiers de cet envoi.'
  return problem({
    type: 'quota',
    title,
    errors: [...others, { field: 'files', message: title }],
    retryAfter: secondsToMidnight(now),
  })
}

/** In UTC, as the days that are counted. */
function secondsToMidnight(now: Date): number {
  return (new Date(now).setUTCHours(24, 0, 0, 0) - now.getTime()) / 1000
}

/** « … à 14:05 », with its day when it was not today. */
export function changedElsewhere(savedAt: Date, now: Date) {
  const day = formatDate(savedAt) === formatDate(now) ? '' : `le ${formatDate(savedAt)} `
  return problem({
    type: 'changed-elsewhere',
    title: `Cette demande a été modifiée sur un autre appareil ${day}à ${formatTime(savedAt)}.`,
  })
}

export function alreadySent() {
  return problem({
    type: 'wrong-step',
    title:
      'Cette demande est déjà transmise. Pour ajouter quelque chose, répondez-y ou faites-en une nouvelle.',
  })
}
