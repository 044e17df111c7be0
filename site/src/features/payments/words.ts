import { formatDate, type PaymentNature, type PaymentState } from 'content-types'

export const stateTones: Record<PaymentState, 'plain' | 'good' | 'waiting' | 'bad'> = {
  Prévu: 'plain',
  Émis: 'waiting',
  Versé: 'good',
  Rejeté: 'bad',
}

export function natureLabel(nature: PaymentNature): string {
  return nature.charAt(0).toUpperCase() + nature.slice(1)
}

/** « mai 2026 », of « 2026-05 » */
export function formatMonth(month: string): string {
  return formatDate(new Date(`${month}-15T12:00:00Z`)).replace(/^15 /, '')
}

const shortMonth = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' })

/** « janv. », of « 2026-01 » */
export function formatShortMonth(month: string): string {
  return shortMonth.format(new Date(`${month}-15T12:00:00Z`))
}
