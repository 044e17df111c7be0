import { formatDate, formatDateTime } from 'content-types'
import type { ReceiptContent } from './content.ts'

/** What a receipt says in French, the same in its mail and in its PDF. */

/** CRPA, L112-11: the two are not to be mistaken for each other. */
export const notAcknowledged =
  'Cet accusé d’enregistrement ne vaut pas accusé de réception : celui-ci vous sera adressé quand le service prendra votre envoi en charge.'

/** « 3 février 2026 à 14:02:09 (UTC+01:00) »: a receipt says its instant without doubt. */
export function sayInstant(instant: string): string {
  const [, seconds = '', offset = ''] = /:(\d\d)\.\d+(Z|[+-][\d:]+)$/.exec(instant) ?? []
  return `${formatDateTime(new Date(instant))}:${seconds} (UTC${offset.replace('Z', '')})`
}

/** « Votre question a bien été transmise à l'Enim (service Cotisation). » */
export function sayReceived({ request, theme, reference }: ReceiptContent): string {
  const what = {
    document: 'Votre document a bien été transmis',
    question: 'Votre question a bien été transmise',
    reply: 'Votre message a bien été transmis',
  }[request]
  return `${what} à l'Enim (service ${theme}). Référence : ${reference}.`
}

/** « Votre envoi a été reçu et pris en charge par l’Enim (Service Cotisation). » */
export function sayTaken({ request, service }: ReceiptContent): string {
  const what =
    request === 'question'
      ? 'Votre question a été reçue et prise'
      : 'Votre envoi a été reçu et pris'
  return `${what} en charge par l’Enim (${service}).`
}

/** Of an accusé de réception (CRPA, R112-11-1). */
export function saySilence({ request, silence }: ReceiptContent): string[] {
  if (request === 'question') {
    return [
      'Une question n’est pas une demande au sens du code des relations entre le public et l’administration : le silence de l’Enim ne vaut ni acceptation ni rejet.',
    ]
  }
  if (!silence) return []
  const on = formatDate(new Date(silence.on))
  if (silence.means === 'accord') {
    return [
      `Si l’Enim ne vous a pas répondu le ${on}, votre demande est réputée acceptée à compter de cette date.`,
      'Vous pouvez alors demander au service l’attestation prévue à l’article L232-3 du code des relations entre le public et l’administration.',
    ]
  }
  if (silence.means === 'rejet') {
    return [
      `Si l’Enim ne vous a pas répondu le ${on}, votre demande est réputée rejetée à compter de cette date.`,
    ]
  }
  return ['Pour cet envoi, le silence de l’Enim ne vaut ni acceptation ni rejet.']
}
